import { env, exports } from "cloudflare:workers";
import type { Id, IdPrefix } from "#schema/ids.ts";
import { sha256 } from "../../worker/ground/access/credential.ts";
import { systemIds } from "../../worker/ground/platform/ids.ts";

/** Rows for tests, put in place directly; every default can be named otherwise. Nothing here goes through the code under test. */
export const newId = <P extends IdPrefix>(prefix: P): Id<P> => systemIds.next(prefix);

const DAY = 86_400_000;

export async function insert(table: string, row: Record<string, string | number | null | Uint8Array>): Promise<void> {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
  await env.DB.prepare(sql)
    .bind(...Object.values(row))
    .run();
}

export async function aFacility(
  over: Partial<{ id: Id<"fac">; kind: string; name: string; short_name: string }> = {},
): Promise<Id<"fac">> {
  const id = over.id ?? newId("fac");
  const row = {
    kind: "station",
    care_level: "initial",
    tower_tier: 1,
    name: "Trạm Y tế An Khánh",
    short_name: "An Khánh",
    health_phone: "0292 300 0001",
    welfare_phone: "0292 300 0002",
  };
  await insert("facilities", { ...row, ...over, id });
  return id;
}

export interface TestStaff {
  readonly id: Id<"stf">;
  readonly facilityId: Id<"fac">;
  readonly cookie: string;
  readonly sessionId: Id<"ses">;
}

/** A professional with a session. The password cannot be used: sign-in has builders of its own. */
export async function aStaff(
  facilityId: Id<"fac">,
  over: Partial<{
    name: string;
    title: string;
    role: string;
    username: string;
    password_hash: string;
    must_change_password: number;
  }> = {},
): Promise<TestStaff> {
  const id = newId("stf");
  const sessionId = newId("ses");
  const token = systemIds.token();
  const now = Date.now();
  await insert("staff", {
    username: `u${id.slice(-8)}`,
    name: "Hà",
    title: "ĐD",
    role: "nurse",
    password_hash: "none",
    ...over,
    id,
    facility_id: facilityId,
  });
  await insert("staff_sessions", {
    id: sessionId,
    token_hash: await sha256(token),
    staff_id: id,
    created_at: now,
    last_seen_at: now,
    expires_at: now + DAY,
    agent: "test",
  });
  return { id, facilityId, cookie: `staff=${token}`, sessionId };
}

export interface TestPatient {
  readonly personId: Id<"per">;
  readonly episodeId: Id<"epi">;
  readonly facilityId: Id<"fac">;
}

/** A person with an active episode at this facility: a woman of 45, first day of symptoms three days ago. */
export async function aPatient(
  facilityId: Id<"fac">,
  person: Partial<{
    name: string;
    name_folded: string;
    birth_date: string;
    birth_precision: string;
    sex: string;
    language: string;
  }> = {},
  episode: Partial<{
    pregnant: number;
    has_oximeter: number;
    conditions: string | null;
    risk_class: string;
    state: string;
    onset_date: string;
    ended_at: number;
    vaccine_doses: number;
  }> = {},
): Promise<TestPatient> {
  const personId = newId("per");
  const episodeId = newId("epi");
  const householdId = newId("hou");
  const now = Date.now();
  await insert("households", { id: householdId, facility_id: facilityId, created_at: now });
  await insert("persons", {
    name: "Nguyễn Thị Lành",
    name_folded: "nguyen thi lanh",
    honorific: "ba",
    sex: "female",
    birth_date: "1981-05-04",
    birth_precision: "day",
    phone: "0900 000 417",
    address: "12 hẻm 51",
    hamlet: "Khu vực 3",
    language: "vi",
    ...person,
    id: personId,
    household_id: householdId,
  });
  await insert("episodes", {
    state: "active",
    opened_at: now - 3 * DAY,
    opened_by: "system",
    onset_date: new Date(now - 3 * DAY).toISOString().slice(0, 10),
    test_kind: "rapid_antigen",
    risk_class: "low",
    next_due_at: now,
    vaccine_doses: 2,
    conditions: "[]",
    ...episode,
    id: episodeId,
    person_id: personId,
    facility_id: facilityId,
  });
  return { personId, episodeId, facilityId };
}

/** A phone on which these people are. */
export async function aPhone(...people: readonly Id<"per">[]): Promise<{ deviceId: Id<"dev">; cookie: string }> {
  const deviceId = newId("dev");
  const token = systemIds.token();
  const now = Date.now();
  await insert("devices", {
    id: deviceId,
    token_hash: await sha256(token),
    created_at: now,
    expires_at: now + 90 * DAY,
    agent: "test",
  });
  for (const personId of people)
    await insert("grants", { device_id: deviceId, person_id: personId, relation: "self", granted_at: now });
  return { deviceId, cookie: `device=${token}` };
}

/** Sends a request to the real Worker, as a browser of this site would. */
export function send(
  path: string,
  {
    as,
    method,
    body,
    headers = {},
  }: { as?: { cookie: string }; method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> {
  return exports.default.fetch(`http://localhost${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      "sec-fetch-site": "same-origin",
      ...(as ? { cookie: as.cookie } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
