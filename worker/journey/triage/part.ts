import type { Finding } from "#clinical/assessment.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import type { AlertKind } from "#schema/terms.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { Ids } from "../../ground/platform/ports.ts";
import type { AlertRow, Past } from "./alert-row.ts";
import { type AlertFacts, type AlertMove, decideAlert, decideEligibility, isEligibility } from "./rules.ts";
import { closeAlert, insertAlert, insertEvent, refreshAlert, worsenAlert } from "./store.ts";

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
  extra: { readonly priority?: number; readonly message?: string | null } = {},
): readonly Statement[] {
  if (move.move === "nothing") return [];
  const { episodeId, facilityId, now, actor, raisedBy } = raising;
  const { severity, reasons } = move;
  const fact = { severity, reasons, raisedBy, priority: extra.priority ?? 0, message: extra.message ?? null };
  const event = { episodeId, at: now, actor, severity, text: fact.message };
  if (open === null) {
    const id = raising.ids.next("alr");
    return [
      insertAlert({ ...fact, id, episodeId, facilityId, kind, now }),
      insertEvent({ ...event, alertId: id, event: "raised" }),
    ];
  }
  if (move.move === "refresh") return [refreshAlert({ ...fact, id: open.id })];
  return [worsenAlert({ ...fact, id: open.id }, now), insertEvent({ ...event, alertId: open.id, event: "worsened" })];
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

/** What an assessment does to the alerts of its episode: the clinical one, and once the question of eligibility. */
export function raiseFindings(
  raising: Raising,
  { open, past, findings, priority }: { open: readonly AlertRow[]; past: Past; findings: readonly Finding[]; priority: number },
): { readonly record: readonly Statement[]; readonly told: AlertTold | null } {
  const clinical = factsOf(open, "clinical");
  const eligibility = factsOf(open, "eligibility");
  const ofIllness = findings.filter((finding) => !isEligibility(finding.ruleId));
  const ofPlace = findings.filter((finding) => isEligibility(finding.ruleId));
  const move = decideAlert(clinical, past.accepted, ofIllness, raising.now);
  return {
    told: toldAfter(clinicalTold(open), move),
    record: [
      ...moveAlert(raising, "clinical", clinical, move, { priority }),
      ...moveAlert(raising, "eligibility", eligibility, decideEligibility(eligibility, past.eligibility, ofPlace), { priority }),
    ],
  };
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

/** A check-in ends the silence of its episode by itself (decisions.md 10). */
export function answerSilence({ episodeId, now, actor }: Raising, open: readonly AlertRow[]): readonly Statement[] {
  return open
    .filter((alert) => alert.kind === "silence")
    .flatMap(({ id, severity }) => [
      closeAlert({ id, by: "system", reason: "answered", accepted: null, now }),
      insertEvent({ alertId: id, episodeId, at: now, actor, event: "resolved", severity, reason: "answered" }),
    ]);
}
