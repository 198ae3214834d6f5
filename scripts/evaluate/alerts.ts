import { maxSeverity } from "#clinical/severity.ts";
import { silenceFindings } from "#clinical/silence.ts";
import type { AlertKind, Severity } from "#schema/terms.ts";
import { type AlertMove, decideAlert, type ReasonPair, targetMs } from "../../worker/journey/triage/rules.ts";
import type { Manner } from "./call.ts";
import type { Desk, Row } from "./desk.ts";
import { type Closing, name, type Outcome } from "./outcome.ts";
import { atLeast, factsOf, isDue, type Patient, priorityNow, truthNow, worstSpeaking } from "./patient.ts";
import type { Judged } from "./rule-sets.ts";
import { isTrue } from "./truth.ts";

const HOUR_MS = 3_600_000;

/** What raises, refreshes and worsens a row: the product's own decision, or that of a list that knows no repeats. */
interface Raising {
  readonly patient: Patient;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly priority: number;
  readonly reasons: readonly ReasonPair[];
  readonly now: number;
}

/** The life of the alerts of one station: what is heard, what becomes of it, and the ledger of both. Hours. */
export class Alerts {
  /** Whether what happens now is counted: the first round only fills the board. */
  counts = false;
  /** Those whose row is to be looked for among the first ten. */
  readonly sought = new Set<Patient>();
  private lastId = 0;
  private readonly desk: Desk;
  private readonly outcome: Outcome;
  private readonly manner: Manner;

  constructor(desk: Desk, outcome: Outcome, manner: Manner) {
    this.desk = desk;
    this.outcome = outcome;
    this.manner = manner;
  }

  /** What a check-in does to the person's row, and whether a fall is seen by it. */
  hear(patient: Patient, { findings, weight }: Judged, now: number): void {
    const ms = now * HOUR_MS;
    const worst = worstSpeaking(findings, patient.accepted, ms);
    const priority = priorityNow(patient, worst, weight, now);
    patient.lastSeverity = maxSeverity(findings.map(({ severity }) => severity));
    if (this.manner.policy.repeats) {
      const move = decideAlert(factsOf(patient.clinical), patient.accepted, findings, ms);
      this.move(patient, "clinical", move, now, priority);
      if (patient.clinical?.state === "held" && !atLeast(worst, "urgent")) this.close(patient, patient.clinical, "normal_later");
    } else if (atLeast(worst, "watch")) {
      const reasons = findings.map(({ ruleId, values }): ReasonPair => [ruleId, values]);
      this.raise({ patient, kind: "clinical", severity: worst, priority, reasons, now });
    }
    this.seen(patient, worst, now);
  }

  /** Another window went by unfilled. */
  fallSilent(patient: Patient, now: number): void {
    if (!this.manner.rules.hearsSilence) return;
    patient.missed++;
    const { missed, lastSeverity } = patient;
    const findings = silenceFindings({ missed, lastSeverity, riskClass: patient.episode.person.riskClass });
    const [found] = findings;
    if (found === undefined) return;
    this.move(patient, "silence", decideAlert(factsOf(patient.silence), [], findings, now * HOUR_MS), now, 0);
    this.seen(patient, found.severity, now);
  }

  close(patient: Patient, row: Row, why: Closing): void {
    this.desk.rows.delete(row);
    patient.rows.delete(row);
    if (patient.clinical === row) patient.clinical = null;
    if (patient.silence === row) patient.silence = null;
    this.outcome.closed[why]++;
  }

  private seen(patient: Patient, severity: Severity, now: number): void {
    const at = now - patient.beganAt;
    if (!isDue(patient, at)) return;
    if (atLeast(severity, "watch")) patient.firsts.any ??= at;
    if (!atLeast(severity, "urgent")) return;
    if (patient.firsts.urgent === null && patient.episode.eventAt !== null) this.sought.add(patient);
    patient.firsts.urgent ??= at;
  }

  private move(patient: Patient, kind: "clinical" | "silence", move: AlertMove, now: number, priority: number): void {
    if (move.move === "nothing") return;
    const { severity, reasons } = move;
    const row = patient[kind];
    if (row === null) {
      patient[kind] = this.raise({ patient, kind, severity, priority, reasons, now });
      return;
    }
    row.reasons = reasons;
    row.alert = { ...row.alert, severity };
    row.priority = { total: priority };
    if (move.move === "refresh") return;
    row.alert = { ...row.alert, clockFrom: now * HOUR_MS, targetMs: targetMs(kind, severity) };
    row.state = "open";
    this.clockStarts(patient, severity, reasons, now);
  }

  private raise({ patient, kind, severity, priority, reasons, now }: Raising): Row {
    const openedAt = now * HOUR_MS;
    const id = `${++this.lastId}`.padStart(8, "0");
    const alert = { id, kind, severity, openedAt, clockFrom: openedAt, targetMs: targetMs(kind, severity) };
    const row: Row = {
      ...{ member: patient.member, kind, state: "open", heldSince: 0 },
      ...{ alert, priority: { total: priority }, reasons },
    };
    patient.rows.add(row);
    this.desk.rows.add(row);
    this.outcome.opened++;
    this.clockStarts(patient, severity, reasons, now);
    return row;
  }

  private clockStarts(patient: Patient, severity: Severity, reasons: readonly ReasonPair[], now: number): void {
    if (!this.counts || severity === "routine") return;
    this.outcome.started[severity]++;
    if (severity === "watch") return;
    for (const [rule] of reasons) name(this.outcome.named, rule, 1, reasons.length === 1 ? 1 : 0);
    const at = now - patient.beganAt;
    if (isTrue(patient.episode, at)) this.outcome.trueAlerts++;
    const { rules, set } = this.manner;
    if (atLeast(truthNow(patient, rules, set, now), "urgent")) this.outcome.realAlerts++;
  }
}
