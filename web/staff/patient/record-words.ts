import type { CheckinView } from "#schema/api/checkin.ts";
import type { TimelineEntry, TimelineKind } from "#schema/api/record.ts";
import {
  ALERT_KINDS,
  CHECKIN_SOURCES,
  DECLINE_REASONS,
  DISPOSITIONS,
  END_REASONS,
  type EndReason,
  RECORDED_ACTIONS,
  RESOLVE_REASONS,
  SYSTEM_RESOLVE_REASONS,
  WANTS,
} from "#schema/terms.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wantsWord } from "../../shared/want-words.ts";
import { actionWord, kindWord, resolveWord } from "../alert/alert-words.ts";
import { declineWord, dispositionWord } from "../consultation/consultation-words.ts";

const SOURCE = { self: () => m.source_self(), carer: () => m.source_carer(), staff_by_phone: () => m.source_staff() };
export const sourceWord = (source: CheckinView["source"]): string => SOURCE[source]();

const END: Record<EndReason, () => string> = {
  recovered: () => m.end_recovered(),
  hospitalised: () => m.end_hospitalised(),
  moved_away: () => m.end_moved_away(),
  died: () => m.end_died(),
  lost: () => m.end_lost(),
  refused: () => m.end_refused(),
  entered_in_error: () => m.end_entered_in_error(),
};
export const endWord = (reason: EndReason): string => END[reason]();

/** Words for what happened. */
const WHAT: Record<TimelineKind, () => string> = {
  enrolled: () => m.did_enrolled(),
  checkin: () => m.did_checkin(),
  addendum: () => m.did_addendum(),
  asked: () => m.did_asked(),
  alert_raised: () => m.did_alert_raised(),
  alert_worsened: () => m.did_alert_worsened(),
  alert_acknowledged: () => m.did_acknowledged(),
  alert_acted: () => m.did_acted(),
  alert_resolved: () => m.did_resolved(),
  acceptance_taken_back: () => m.did_acceptance_taken_back(),
  note: () => m.did_note(),
  note_for_patient: () => m.did_message(),
  medicine_set: () => m.did_medicine_set(),
  medicine_stopped: () => m.did_medicine_stopped(),
  enrolment_corrected: () => m.did_corrected(),
  activation_issued: () => m.did_activation(),
  activation_revoked: () => m.did_activation_revoked(),
  phone_linked: () => m.did_phone_linked(),
  phone_unlinked: () => m.did_phone_removed(),
  person_left_phone: () => m.did_left_phone(),
  link_code_issued: () => m.did_link_code(),
  consent_given: () => m.did_consent_given(),
  consent_declined: () => m.did_consent_declined(),
  consent_withdrawn: () => m.did_consent_withdrawn(),
  data_requested: () => m.did_data_requested(),
  data_request_taken: () => m.did_data_taken(),
  data_request_answered: () => m.did_data_answered(),
  data_exported: () => m.did_data_exported(),
  consultation_asked: () => m.did_consult_asked(),
  consultation_declined: () => m.did_consult_declined(),
  consultation_unanswered: () => m.did_consult_unanswered(),
  consultation_accepted: () => m.did_consult_accepted(),
  consultation_handed_back: () => m.did_consult_handed_back(),
  consultation_decided: () => m.did_consult_decided(),
  consultation_corrected: () => m.did_consult_corrected(),
  consultation_withdrawn: () => m.did_consult_withdrawn(),
  consultation_read: () => m.did_consult_read(),
  call_attended: () => m.did_call_attended(),
  episode_ended: () => m.did_ended(),
};

const codeWord = (code: string): string => {
  const action = RECORDED_ACTIONS.find((one) => one === code);
  if (action) return actionWord(action);
  const resolve = [...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS].find((one) => one === code);
  if (resolve) return resolveWord(resolve);
  const end = END_REASONS.find((one) => one === code);
  return end ? endWord(end) : code;
};

/** Of a consultation: the hospital, why not, what was decided; of a call: who came by phone, and until when. */
function moreOfConsultation({ what, detail }: TimelineEntry): string | null {
  const reason = DECLINE_REASONS.find((one) => one === detail.reason);
  const disposition = DISPOSITIONS.find((one) => one === detail.disposition);
  const until = what === "call_attended" && detail.until ? m.did_call_until({ time: clockTime(Number(detail.until)) }) : null;
  const parts = [detail.hospital, reason && declineWord(reason), disposition && dispositionWord(disposition), detail.who, until];
  return parts.filter(Boolean).join(", ") || null;
}

const isOfConsultation = (what: TimelineKind): boolean => what.startsWith("consultation_") || what === "call_attended";

function moreOf(entry: TimelineEntry): string | null {
  const { what, detail } = entry;
  if (isOfConsultation(what)) return moreOfConsultation(entry);
  if (what === "asked") return wantsWord(WANTS.filter((want) => detail.wants?.split(",").includes(want)));
  const code = detail.action ?? detail.reason;
  if (code) return codeWord(code);
  const source = CHECKIN_SOURCES.find((one) => one === detail.source);
  if (source) return sourceWord(source);
  const kind = ALERT_KINDS.find((one) => one === detail.kind);
  // Readings are what the board is for; every other kind is named.
  return kind && kind !== "clinical" && what === "alert_raised" ? kindWord(kind) : null;
}

export function whatWord(entry: TimelineEntry): string {
  const word = WHAT[entry.what]();
  const more = moreOf(entry);
  return more ? `${word}: ${more}` : word;
}
