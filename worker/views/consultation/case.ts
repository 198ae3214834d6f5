import { baselineOf } from "#clinical/baseline.ts";
import type { ConsultationView } from "#schema/api/consultation.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { toPersonDetails } from "../../ground/people/store.ts";
import { type CheckinRow, checkinViewOf } from "../../journey/checkin/checkin-row.ts";
import { toEpisodeDetails } from "../../journey/enrolment/details.ts";
import { type AlertRow, viewOf } from "../../journey/triage/alert-row.ts";
import type { CaseHead, CaseNote } from "./query.ts";

/** The check-in as it was known then: without what was added later and without the assessments that followed from it. */
function checkinThen(row: CheckinRow, until: number): CheckinRow {
  const addenda = row.addenda.filter((addendum) => addendum.receivedAt <= until);
  return { ...row, addenda, assessments: row.assessments.slice(0, 1 + addenda.length) };
}

/** The alert without what was done about it later. Why it is on the board is told as it is now: earlier reasons are not kept. */
function alertThen(row: AlertRow, until: number): AlertRow {
  const wasHeld = row.heldAt !== null && row.heldAt <= until;
  const wasResolved = row.resolvedAt !== null && row.resolvedAt <= until;
  const acted = row.lastActionAt !== null && row.lastActionAt <= until;
  return {
    ...row,
    state: wasResolved ? "resolved" : wasHeld ? "acknowledged" : "open",
    ...(wasHeld ? {} : { holder: null, heldAt: null }),
    ...(wasResolved
      ? {}
      : { resolvedAt: null, resolvedBy: null, resolveReason: null, acceptedUntil: null, acceptedFindings: null }),
    ...(acted ? {} : { lastAction: null, lastActionAt: null }),
  };
}

/** What may be done is of now, also beside an alert that is shown as it was. */
function alertShown(row: AlertRow, until: number, mayTriage: boolean): AlertView {
  return { ...viewOf(alertThen(row, until), false), may: viewOf(row, mayTriage).may };
}

/** What goes with the question. `frozenAt`: when it was decided or taken back; the case stays as it was then. */
export function caseOf(parts: {
  readonly head: CaseHead;
  readonly checkins: readonly CheckinRow[];
  readonly alerts: readonly AlertRow[];
  readonly notes: readonly CaseNote[];
  readonly frozenAt: number | null;
  readonly mayTriage: boolean;
}): ConsultationView["case"] {
  const { head, notes, mayTriage } = parts;
  const until = parts.frozenAt ?? Number.MAX_SAFE_INTEGER;
  const details = toEpisodeDetails(head);
  const { phone, carer, hamlet } = toPersonDetails(head);
  return {
    ...{ details, phone, carer, hamlet },
    openedAt: head.openedAt,
    baseline: details.spo2Baseline ?? baselineOf(head.baselineReadings),
    household: head.household,
    checkins: parts.checkins.map((row) => checkinViewOf(checkinThen(row, until))).reverse(),
    alerts: parts.alerts.map((row) => alertShown(row, until, mayTriage)),
    notes: [...notes],
  };
}
