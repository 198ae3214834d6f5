import { createHash, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { uuidv7obj } from "uuidv7";
import { encodeId, type IdPrefix } from "#schema/ids.ts";

const DAY_MS = 86_400_000;
const id = <P extends IdPrefix>(prefix: P) => encodeId(prefix, uuidv7obj().bytes);

const BODY = JSON.stringify({
  spo2: { first: 95 },
  pulse: 92,
  respiratoryRate: { counted: 20 },
  temperatureCelsius: 37.4,
  bloodPressure: { systolicMmhg: 124, diastolicMmhg: 80 },
  onOxygen: false,
  measuringConditions: [],
  symptoms: { answered: true, codes: ["cough"] },
});

/** The station as the bench uses it: a nurse's cookie, and one patient with the cookie of their phone. */
export interface FullStation {
  readonly cookie: string;
  readonly phone: { readonly cookie: string; readonly episodeId: string };
}

/** Rows put in place directly: one station with so many patients, of whom so many have an open alert, and a nurse with a session. */
export function fillStation(
  database: DatabaseSync,
  { patients, alerts, days }: { patients: number; alerts: number; days: number },
): FullStation {
  const facility = id("fac");
  const nurse = id("stf");
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  const insert = (table: string, row: Record<string, string | number | Uint8Array | null>): void => {
    const columns = Object.keys(row);
    database
      .prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`)
      .run(...Object.values(row));
  };
  database.exec("BEGIN");
  insert("facilities", {
    id: facility,
    kind: "station",
    care_level: "initial",
    tower_tier: 1,
    name: "Bench",
    short_name: "Bench",
  });
  insert("staff", {
    id: nurse,
    facility_id: facility,
    username: "bench",
    name: "Hà",
    title: "ĐD",
    role: "nurse",
    password_hash: "none",
  });
  insert("staff_sessions", {
    id: id("ses"),
    token_hash: createHash("sha256").update(token).digest(),
    staff_id: nurse,
    created_at: now,
    last_seen_at: now,
    expires_at: now + DAY_MS,
    agent: "bench",
  });
  for (let patient = 0; patient < patients; patient++) {
    const [household, person, episode] = [id("hou"), id("per"), id("epi")];
    insert("households", { id: household, facility_id: facility, created_at: now });
    insert("persons", {
      id: person,
      household_id: household,
      name: `Nguyễn Thị ${patient}`,
      name_folded: `nguyen thi ${patient}`,
      honorific: "ba",
      sex: "female",
      birth_date: "1981-05-04",
      birth_precision: "day",
      address: "12 hẻm 51",
      hamlet: "Khu vực 3",
      language: "vi",
    });
    insert("episodes", {
      id: episode,
      person_id: person,
      facility_id: facility,
      state: "active",
      opened_at: now - days * DAY_MS,
      opened_by: "system",
      test_kind: "rapid_antigen",
      risk_class: "medium",
      next_due_at: now + DAY_MS,
      last_checkin_at: now,
      last_severity: "urgent",
    });
    for (let slot = 0; slot < days * 2; slot++) {
      const at = now - slot * (DAY_MS / 2);
      insert("checkins", {
        id: id("chk"),
        episode_id: episode,
        source: "self",
        sent_by: "dev",
        recorded_at: at,
        sent_at: at,
        received_at: at,
        measured_at: at,
        content_hash: randomBytes(16),
        body: BODY,
      });
      database.exec(`INSERT INTO assessments (checkin_seq, version, protocol, parameters, severity, priority, findings, unassessed, spo2, news2)
        VALUES (last_insert_rowid(), 1, 'covid19-home@1', 1, 'urgent', 1, '[["SPO2-A-U",{"spo2":95}],["RR-A-U",{"respiratoryRate":20}]]', '[]', 95, 2)`);
    }
    if (patient < alerts)
      insert("alerts", {
        id: id("alr"),
        episode_id: episode,
        facility_id: facility,
        kind: "clinical",
        state: "open",
        severity: "urgent",
        reasons: '[["SPO2-A-U",{"spo2":95}]]',
        opened_at: now,
        clock_from: now,
      });
  }
  const first = database.prepare("SELECT id, person_id FROM episodes LIMIT 1").get() ?? {};
  const device = id("dev");
  const secret = randomBytes(32).toString("base64url");
  insert("devices", {
    id: device,
    token_hash: createHash("sha256").update(secret).digest(),
    created_at: now,
    expires_at: now + DAY_MS,
    agent: "bench",
  });
  insert("grants", { device_id: device, person_id: String(first.person_id), relation: "self", granted_at: now });
  database.exec("COMMIT");
  return { cookie: `staff=${token}`, phone: { cookie: `device=${secret}`, episodeId: String(first.id) } };
}
