import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { ConsultationState, DeclineReason, Disposition, Honorific } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { clockText } from "../board/row/clock-text.ts";
import { spanWord } from "../board/row/clock-tile.tsx";
import { honorificWord } from "../enrol/form-words.ts";
import { staffName } from "../person-words.ts";

const DISPOSITION: Record<Disposition, () => string> = {
  stay_home: () => m.consult_stay_home(),
  team_visit: () => m.consult_team_visit(),
  transfer_hospital: () => m.consult_transfer_hospital(),
  ask_specialist: () => m.consult_ask_specialist(),
};
export const dispositionWord = (disposition: Disposition): string => DISPOSITION[disposition]();

const DECLINE: Record<DeclineReason, () => string> = {
  with_a_patient: () => m.consult_with_a_patient(),
  not_my_field: () => m.consult_not_my_field(),
  leaving_duty: () => m.consult_leaving_duty(),
  other: () => m.consult_other_reason(),
};
export const declineWord = (reason: DeclineReason): string => DECLINE[reason]();

/** What a consultation waits for: a ring for its end, an acceptance for its opinion. null: it waits for nobody's clock. */
export function waitOf({ state, ring, doctor, opinionDueAt }: Waiting): { from: number; until: number } | null {
  if (state === "ringing" && ring) return { from: ring.since, until: ring.until };
  return state === "accepted" && doctor && opinionDueAt !== null ? { from: doctor.since, until: opinionDueAt } : null;
}
type Waiting = Pick<ConsultationRow, "state" | "ring" | "doctor" | "opinionDueAt">;

function ringingWords(row: Waiting, at: number, me: string | null): string {
  const wait = waitOf(row);
  if (!row.ring || !wait) return m.consult_ringing();
  const who = staffName(row.ring.staff);
  if (at >= wait.until) return m.consult_ringing_over({ who });
  const left = spanWord(clockText(wait.from, wait.until - wait.from, at).rest);
  return row.ring.staff.id === me ? m.consult_ringing_you({ left }) : m.consult_ringing_left({ who, left });
}

function acceptedWords(row: Waiting, at: number, me: string | null): string {
  const wait = waitOf(row);
  if (!row.doctor || !wait) return m.consult_accepted();
  const who = staffName(row.doctor);
  const mine = row.doctor.id === me;
  const { look, rest } = clockText(wait.from, wait.until - wait.from, at);
  const span = spanWord(rest);
  if (look === "over") return mine ? m.consult_yours_over({ over: span }) : m.consult_accepted_over({ who, over: span });
  return mine ? m.consult_yours_left({ left: span }) : m.consult_accepted_left({ who, left: span });
}

type Stated = Waiting & Pick<ConsultationRow, "opinion">;
const STATE: Record<ConsultationState, (row: Stated, at: number, me: string | null) => string> = {
  ringing: ringingWords,
  unanswered: () => m.consult_unanswered(),
  accepted: acceptedWords,
  decided: ({ opinion }) =>
    opinion ? m.consult_decided({ what: dispositionWord(opinion.disposition) }) : m.consult_has_opinion(),
  withdrawn: () => m.consult_withdrawn(),
};
/**
 * Where a consultation stands, in a few words that count: "Đang gọi BS Khoa, còn 0:40". `at`: the service's time; `me`: who reads, who
 * is spoken to and not named.
 */
export const stateWords = (row: Stated, at: number, me: string | null = null): string => STATE[row.state](row, at, me);

/** "bà Sơn Thị Hạnh": as colleagues speak of a patient. */
export const titledName = ({ name, honorific }: { readonly name: string; readonly honorific: Honorific }): string =>
  honorific === "none" ? name : `${honorificWord(honorific).toLowerCase()} ${name}`;

/** Where the console shows a consultation. */
export const consultationPath = (id: string): string => `/staff/consultations/${id}`;
