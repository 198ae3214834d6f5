import * as z from "zod/mini";
import type { PatientRow } from "#schema/api/enrolment.ts";
import { type EpisodeId, episodeId, type FacilityId } from "#schema/ids.ts";
import { ALERT_KINDS, RISK_CLASSES, SEVERITIES } from "#schema/terms.ts";
import { foldForSearch, phoneDigits } from "../../ground/people/folding.ts";
import { personColumns, personRow } from "../../ground/people/store.ts";
import { flag, json, many, mapped, one, type Param, type Query } from "../../ground/platform/d1.ts";
import { digitsOf } from "./known-person.ts";

/** Patients on one page. */
export const PAGE = 50;
/** Words of a search that are looked at; a name has hardly more. */
const MOST_WORDS = 8;
const FEWEST_DIGITS = 3;

export interface Listing {
  readonly facilityId: FacilityId;
  readonly state: "active" | "ended";
  readonly q: string;
}

/** Every word must be found in the name, the hamlet or a telephone number. */
function wordFilter(word: string): { readonly sql: string; readonly params: readonly Param[] } {
  const digits = phoneDigits(word);
  const words = { sql: "instr(p.name_folded, ?) > 0 OR instr(p.hamlet_folded, ?) > 0", params: [word, word] };
  if (digits.length < FEWEST_DIGITS) return words;
  const inPhone = `instr(${digitsOf("p.phone")}, ?) > 0 OR instr(${digitsOf("p.carer_phone")}, ?) > 0`;
  return { sql: `${words.sql} OR ${inPhone}`, params: [...words.params, digits, digits] };
}

/** A telephone number is one word, however it is grouped. */
function wordsOf(q: string): string[] {
  const folded = foldForSearch(q);
  return (phoneDigits(q) === "" ? folded.split(" ") : [folded]).filter((word) => word !== "").slice(0, MOST_WORDS);
}

function filterOf({ facilityId, state, q }: Listing): { readonly sql: string; readonly params: readonly Param[] } {
  const words = wordsOf(q).map(wordFilter);
  return {
    sql: ["e.facility_id = ?", "e.state = ?", ...words.map((word) => `(${word.sql})`)].join(" AND "),
    params: [facilityId, state, ...words.flatMap((word) => word.params)],
  };
}

const FROM = "FROM episodes e CROSS JOIN persons p ON p.id = e.person_id";
const alert = z.object({ kind: z.enum(ALERT_KINDS), severity: z.enum(SEVERITIES) });
const row = z.object({
  ...personRow.shape,
  episode_id: episodeId,
  state: z.enum(["active", "ended"]),
  onset_date: z.nullable(z.string()),
  risk_class: z.enum(RISK_CLASSES),
  last_checkin_at: z.nullable(z.int()),
  last_severity: z.nullable(z.enum(SEVERITIES)),
  next_due_at: z.nullable(z.int()),
  open_alerts: json(z.array(alert)),
  linked: flag,
});

const toPatientRow = (found: z.infer<typeof row>): PatientRow => ({
  episodeId: found.episode_id,
  name: found.name,
  honorific: found.honorific,
  sex: found.sex,
  birth: { date: found.birth_date, precision: found.birth_precision },
  hamlet: found.hamlet,
  phone: found.phone,
  language: found.language,
  onsetDate: found.onset_date,
  state: found.state,
  riskClass: found.risk_class,
  lastCheckinAt: found.last_checkin_at,
  lastSeverity: found.last_severity,
  nextDueAt: found.next_due_at,
  openAlerts: found.open_alerts,
  linked: found.linked,
});

/** A page of the station's patients, newest enrolment first, and one row more if there is a next page. Index: episodes_listed. */
export function patientPage(listing: Listing, after: EpisodeId | null, now: number): Query<PatientRow[]> {
  const { sql, params } = filterOf(listing);
  const query = many(
    row,
    `SELECT ${personColumns("p")}, e.id AS episode_id, e.state, e.onset_date, e.risk_class, e.last_checkin_at, e.last_severity,
       e.next_due_at,
       (SELECT json_group_array(json_object('kind', a.kind, 'severity', a.severity)) FROM alerts a
        WHERE a.episode_id = e.id AND a.state <> 'resolved') AS open_alerts,
       EXISTS (SELECT 1 FROM grants g JOIN devices d ON d.id = g.device_id
        WHERE g.person_id = e.person_id AND g.revoked_at IS NULL AND d.revoked_at IS NULL AND d.expires_at > ?) AS linked
     ${FROM} WHERE ${sql}${after ? " AND e.id < ?" : ""} ORDER BY e.id DESC LIMIT ${PAGE + 1}`,
    now,
    ...params,
    ...(after ? [after] : []),
  );
  return mapped(query, (rows) => rows.map(toPatientRow));
}

/** How many there are on all pages. Index: episodes_listed, which covers it when nothing is searched for. */
export function patientCount(listing: Listing): Query<number> {
  const { sql, params } = filterOf(listing);
  const from = wordsOf(listing.q).length === 0 ? "FROM episodes e" : FROM;
  return mapped(one(z.object({ n: z.int() }), `SELECT count(*) AS n ${from} WHERE ${sql}`, ...params), (found) => found?.n ?? 0);
}
