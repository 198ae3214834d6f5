import { createHash } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Measurements } from "#schema/api/checkin.ts";
import { type EpisodeId, encodeId, type FacilityId, type Id, type IdPrefix, type PersonId, type StaffId } from "#schema/ids.ts";
import { packMeasurements } from "../../worker/journey/checkin/stored-body.ts";
import type { Chance } from "../seed/chance.ts";

const DAY_MS = 86_400_000;

/** What the engine said of a check-in that lies in the past. */
export interface Said {
  readonly severity: string;
  readonly findings: readonly (readonly [string, Readonly<Record<string, number>>])[];
}

/**
 * Puts a whole place and its people directly into the tables, for load and not for looks: thousands of episodes in seconds. The same
 * chance makes the same place.
 */
export class Rows {
  readonly database: DatabaseSync;
  readonly chance: Chance;
  readonly now: number;
  readonly statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, chance: Chance, now: number) {
    this.database = database;
    this.chance = chance;
    this.now = now;
  }

  id<P extends IdPrefix>(prefix: P): Id<P> {
    return encodeId(prefix, this.chance.bytes(16));
  }

  /** A secret for a cookie, and what is kept of it. */
  token(): { readonly secret: string; readonly hash: Uint8Array } {
    const secret = Buffer.from(this.chance.bytes(32)).toString("base64url");
    return { secret, hash: createHash("sha256").update(secret).digest() };
  }

  insert(table: string, row: Readonly<Record<string, string | number | Uint8Array | null>>): void {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
    const statement = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, statement);
    statement.run(...Object.values(row));
  }

  station(name: string): FacilityId {
    const id = this.id("fac");
    this.insert("facilities", { id, kind: "station", care_level: "initial", tower_tier: 1, name, short_name: name });
    return id;
  }

  /** A nurse with a session: answers the cookie. */
  nurse(facility: FacilityId, username: string): string {
    const id: StaffId = this.id("stf");
    const { secret, hash } = this.token();
    const who = { username, name: "Hà", title: "ĐD", role: "nurse", password_hash: "none" };
    this.insert("staff", { id, facility_id: facility, ...who });
    const session = { created_at: this.now, last_seen_at: this.now, expires_at: this.now + DAY_MS, agent: "bench" };
    this.insert("staff_sessions", { id: this.id("ses"), token_hash: hash, staff_id: id, ...session });
    return `staff=${secret}`;
  }

  /** Somebody at home for so many days, who sent nothing yet. */
  patient(facility: FacilityId, name: string, days: number): { readonly person: PersonId; readonly episode: EpisodeId } {
    const [household, person, episode] = [this.id("hou"), this.id("per"), this.id("epi")];
    this.insert("households", { id: household, facility_id: facility, created_at: this.now });
    const birth = { birth_date: "1981-05-04", birth_precision: "day", sex: "female", honorific: "ba" };
    const home = { address: "12 hẻm 51", hamlet: "Khu vực 3", language: "vi" };
    this.insert("persons", { id: person, household_id: household, name, name_folded: name.toLowerCase(), ...birth, ...home });
    const care = { state: "active", opened_at: this.now - days * DAY_MS, opened_by: "system", test_kind: "rapid_antigen" };
    const course = { risk_class: "medium", next_due_at: this.now + DAY_MS, last_checkin_at: this.now, last_severity: "routine" };
    this.insert("episodes", { id: episode, person_id: person, facility_id: facility, ...care, ...course });
    return { person, episode };
  }

  /** Two check-ins a day, the newest now, all with the same measurements. */
  history(episode: EpisodeId, days: number, sent: Measurements, { severity, findings }: Said): void {
    const body = packMeasurements(sent);
    const assessment = { version: 1, protocol: "a", parameters: 1, severity, priority: 1, unassessed: "[]", news2: 2 };
    for (let slot = 0; slot < days * 2; slot++) {
      const at = this.now - slot * (DAY_MS / 2);
      const times = { recorded_at: at, sent_at: at, received_at: at, measured_at: at };
      const row = {
        id: this.id("chk"),
        episode_id: episode,
        source: "self",
        sent_by: "dev",
        content_hash: this.chance.bytes(16),
      };
      this.insert("checkins", { ...row, ...times, body });
      const seq = this.database.prepare("SELECT last_insert_rowid() AS seq").get()?.seq;
      const judged = { ...assessment, findings: JSON.stringify(findings), spo2: sent.spo2.first };
      this.insert("assessments", { checkin_seq: Number(seq), ...judged });
    }
  }

  /** An open clinical alert with what was said. */
  alert(episode: EpisodeId, facility: FacilityId, { severity, findings }: Said): void {
    const state = { kind: "clinical", state: "open", severity, reasons: JSON.stringify(findings) };
    const times = { opened_at: this.now, clock_from: this.now };
    this.insert("alerts", { id: this.id("alr"), episode_id: episode, facility_id: facility, ...state, ...times });
  }

  /** A phone that may send for this person: answers the cookie. */
  phone(person: PersonId): string {
    const id = this.id("dev");
    const { secret, hash } = this.token();
    const row = { created_at: this.now, expires_at: this.now + DAY_MS, agent: "bench" };
    this.insert("devices", { id, token_hash: hash, ...row });
    this.insert("grants", { device_id: id, person_id: person, relation: "self", granted_at: this.now });
    return `device=${secret}`;
  }

  /** All of it in one transaction. */
  together<T>(work: () => T): T {
    this.database.exec("BEGIN");
    const made = work();
    this.database.exec("COMMIT");
    return made;
  }
}
