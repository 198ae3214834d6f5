import type { Finding } from "#clinical/assessment.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import type { AlertId, EpisodeId, FacilityId } from "#schema/ids.ts";
import type { AlertKind } from "#schema/terms.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { Ids } from "../../ground/platform/ports.ts";
import type { AlertRow, Past } from "./alert-row.ts";
import {
  type AlertFacts,
  type AlertMove,
  decideAlert,
  decideEligibility,
  decideTakenBack,
  decideTold,
  isAlarm,
  isEligibility,
} from "./rules.ts";
import { type CameAfter, decideLate } from "./rules-late.ts";
import { closeAlert, endAcceptance, insertAlert, insertEvent, refreshAlert, worsenAlert } from "./store.ts";
import { tellEmergency } from "./tell.ts";

/** What raises, in one word for all statements that follow. */
export interface Raising {
  readonly ids: Pick<Ids, "next">;
  readonly episodeId: EpisodeId;
  readonly facilityId: FacilityId;
  readonly now: number;
  /** Who caused it: dev_…, stf_… or system. */
  readonly actor: string;
  /** Id of the fact: chk_…, not_… */
  readonly raisedBy: string | null;
}

export function factsOf(open: readonly AlertRow[], kind: AlertKind): AlertFacts | null {
  const row = open.find((each) => each.kind === kind);
  if (!row || row.state === "resolved") return null;
  const { id, state, severity, reasons, holder } = row;
  return { id, kind, state, severity, reasons, holderId: holder?.id ?? null };
}

/** Writes down what was decided about the alert of this kind. */
export function moveAlert(
  raising: Raising,
  kind: AlertKind,
  open: AlertFacts | null,
  move: AlertMove,
  extra: { readonly priority?: number; readonly message?: string | null; readonly joins?: boolean } = {},
): readonly Statement[] {
  if (move.move === "nothing") return [];
  const { episodeId, facilityId, now, actor, raisedBy } = raising;
  const { severity, reasons } = move;
  const { priority = 0, message = null, joins = false } = extra;
  const fact = { severity, reasons, raisedBy, priority, message, joins };
  const event = { episodeId, at: now, actor, severity, text: fact.message };
  const id = open?.id ?? raising.ids.next("alr");
  const told = isAlarm(kind, move) ? [tellEmergency(raising, id)] : [];
  if (open === null)
    return [
      insertAlert({ ...fact, id, episodeId, facilityId, kind, now }),
      insertEvent({ ...event, alertId: id, event: "raised" }),
      ...told,
    ];
  if (move.move === "refresh") return [refreshAlert({ ...fact, id }), ...told];
  return [worsenAlert({ ...fact, id }, now), insertEvent({ ...event, alertId: id, event: "worsened" }), ...told];
}

/** The clinical alert as the receipt tells of it. */
export type AlertTold = NonNullable<Receipt["alert"]>;

export function clinicalTold(open: readonly AlertRow[]): AlertTold | null {
  const alert = open.find((each) => each.kind === "clinical");
  return alert ? { severity: alert.severity, state: alert.state, holder: alert.holder } : null;
}

function toldAfter(before: AlertTold | null, move: AlertMove): AlertTold | null {
  if (move.move === "nothing") return before;
  if (move.move === "refresh" && before) return { ...before, severity: move.severity };
  return { severity: move.severity, state: "open", holder: null };
}

/** What was found, among what is open and what is past. */
export interface Found {
  readonly open: readonly AlertRow[];
  readonly past: Past;
  readonly findings: readonly Finding[];
  readonly priority: number;
  /** Newer check-ins than the one that found it. */
  readonly after?: CameAfter | null;
  /** What the newest check-in says anew because of it. */
  readonly current?: readonly Finding[];
}

/** What an assessment does to the alerts of its episode: the clinical one, and once the question of eligibility. */
export function raiseFindings(
  raising: Raising,
  { open, past, findings, priority, after = null, current = [] }: Found,
): { readonly record: readonly Statement[]; readonly told: AlertTold | null } {
  const clinical = factsOf(open, "clinical");
  const eligibility = factsOf(open, "eligibility");
  const ofIllness = findings.filter((finding) => !isEligibility(finding.ruleId));
  const ofPlace = findings.filter((finding) => isEligibility(finding.ruleId));
  const { now } = raising;
  const move = after
    ? decideLate(clinical, past.accepted, ofIllness, { after, current, now })
    : decideAlert(clinical, past.accepted, [...ofIllness, ...current], now);
  return {
    told: toldAfter(clinicalTold(open), move),
    record: [
      ...moveAlert(raising, "clinical", clinical, move, { priority, joins: after !== null }),
      ...moveAlert(raising, "eligibility", eligibility, decideEligibility(eligibility, past.eligibility, ofPlace), { priority }),
    ],
  };
}

/** Ends the acceptance of an alert; what it kept silent in the newest check-in stands again. */
export function raiseTakenBack(
  raising: Raising,
  { taken, open, findings, priority }: Pick<Found, "open" | "findings" | "priority"> & { readonly taken: AlertId },
): readonly Statement[] {
  const clinical = factsOf(open, "clinical");
  const move = decideTakenBack(clinical, findings);
  return [endAcceptance(taken), ...moveAlert(raising, "clinical", clinical, move, { priority, joins: true })];
}

/** The alert that enrolment raises when somebody should not be cared for at home (ELIG-RISK; protocol.md 10.9). */
export function eligibilityAlert({
  ids,
  episodeId,
  facilityId,
  findings,
  now,
}: {
  readonly ids: Pick<Ids, "next">;
  readonly episodeId: EpisodeId;
  readonly facilityId: FacilityId;
  readonly findings: readonly Finding[];
  readonly now: number;
}): readonly Statement[] {
  const raising: Raising = { ids, episodeId, facilityId, now, actor: "system", raisedBy: null };
  return moveAlert(raising, "eligibility", null, decideEligibility(null, [], findings));
}

/** What a family decided about its data, as a request on the board: somebody has to know, and to call. */
export const tellStation = (
  raising: Raising,
  open: readonly AlertRow[],
  rule: "CONSENT-OFF" | "DATA-REQUEST",
): readonly Statement[] => {
  const request = factsOf(open, "request");
  return moveAlert(raising, "request", request, decideTold(rule, request));
};

/** A check-in ends the silence of its episode by itself (decisions.md 10). */
export function answerSilence({ episodeId, now, actor }: Raising, open: readonly AlertRow[]): readonly Statement[] {
  return open
    .filter((alert) => alert.kind === "silence")
    .flatMap(({ id, severity }) => [
      closeAlert({ id, by: "system", reason: "answered", accepted: null, now }),
      insertEvent({ alertId: id, episodeId, at: now, actor, event: "resolved", severity, reason: "answered" }),
    ]);
}
