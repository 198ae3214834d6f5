import type { Accepted } from "../../worker/journey/triage/rules.ts";
import type { Alerts } from "./alerts.ts";
import type { Row } from "./desk.ts";
import { drawsFor } from "./draws.ts";
import { measureAt } from "./measure.ts";
import type { Closing } from "./outcome.ts";
import { atLeast, knownOf, type Patient, truthNow, worstSpeaking } from "./patient.ts";
import type { Person } from "./people.ts";
import { acceptance, type Policy } from "./policies.ts";
import type { Judged, RuleSet } from "./rule-sets.ts";

const HOUR_MS = 3_600_000;
/** The share of calls that were answered in Ha Noi: 17,105 of 29,741. */
const ANSWERED = 0.575;
/** An emergency that a nurse holds is visited within so many hours. */
const VISITED_AFTER_HOURS = 4;

/** How a nurse of a station ends her calls. */
export interface Manner {
  readonly rules: RuleSet;
  /** Its place in RULE_SETS. */
  readonly set: number;
  readonly policy: Policy;
  readonly noise: number;
}

/** What somebody measures now, judged: alone, or with a nurse who listens; confirmed: with the form's second readings and recount. */
export function judgedNow({ rules, noise }: Manner, patient: Patient, now: number, confirmed: boolean): Judged {
  const measured = measureAt(patient.person, now - patient.beganAt, noise, false);
  const facts = confirmed ? measured.confirmed() : measured.first;
  return rules.judge({ ...facts, ...knownOf(patient), measuredAt: (now - patient.beganAt) * HOUR_MS });
}

/** Whether somebody silent answers the telephone. */
function answers({ episode, beganAt }: Patient, now: number): boolean {
  const { seed, index } = episode.person;
  return drawsFor(seed, index, 6, Math.round((now - beganAt) * 60)).happens(ANSWERED);
}

/** Somebody silent is called: who answers measures at once, and the nurse types it; who does not stays on the board. */
function endSilent(manner: Manner, alerts: Alerts, patient: Patient, row: Row, now: number): void {
  if (answers(patient, now)) {
    alerts.close(patient, row, "answered");
    patient.missed = 0;
    alerts.hear(patient, judgedNow(manner, patient, now, true), now);
  } else hold(row, now);
}

function hold(row: Row, now: number): void {
  row.state = "held";
  row.heldSince = now;
}

interface Fate {
  readonly fate: Closing | "held";
  readonly accepted: Accepted | null;
}

/** What becomes of a row at the end of the call, after what she has measured herself. */
function fateOf({ policy }: Manner, row: Row, { findings }: Judged, ms: number): Fate {
  const stands = atLeast(worstSpeaking(findings, [], ms), "urgent");
  const mayAccept = policy.accept === "said" || (policy.accept === "measured" && stands);
  const accepted = mayAccept ? acceptance({ severity: row.alert.severity, reasons: row.reasons }, ms) : null;
  const left = worstSpeaking(findings, accepted ? [accepted] : [], ms);
  if (!atLeast(left, "urgent")) return { fate: accepted ? "accepted" : "normal_at_call", accepted };
  return { fate: policy.closesAtCall && left !== "emergency" ? "closed_at_call" : "held", accepted: null };
}

function endMeasured(manner: Manner, alerts: Alerts, patient: Patient, row: Row, now: number): void {
  const ms = now * HOUR_MS;
  const judged = judgedNow(manner, patient, now, true);
  // Written down as any check-in is: what is worse than the alert said becomes what it says.
  if (atLeast(worstSpeaking(judged.findings, [], ms), "urgent")) alerts.hear(patient, judged, now);
  const { fate, accepted } = fateOf(manner, row, judged, ms);
  if (fate === "held") hold(row, now);
  else alerts.close(patient, row, fate);
  if (accepted) patient.accepted = [...patient.accepted.filter(({ until }) => until > ms), accepted];
}

/** A watch is looked through, and what may be accepted of it is; nobody is asked to measure again. */
function endWatch({ policy }: Manner, alerts: Alerts, patient: Patient, row: Row, ms: number): void {
  const accepted = policy.accept === "said" ? acceptance({ severity: row.alert.severity, reasons: row.reasons }, ms) : null;
  if (accepted) patient.accepted = [...patient.accepted.filter(({ until }) => until > ms), accepted];
  alerts.close(patient, row, accepted ? "accepted" : "closed_at_call");
}

/** The end of a nurse's call about a row. A list that knows no repeats is crossed off. */
export function endCall(manner: Manner, alerts: Alerts, patient: Patient, row: Row, now: number): void {
  if (row.kind === "silence") endSilent(manner, alerts, patient, row, now);
  else if (row.alert.severity === "watch") endWatch(manner, alerts, patient, row, now * HOUR_MS);
  else if (manner.policy.repeats) endMeasured(manner, alerts, patient, row, now);
  else alerts.close(patient, row, "closed_at_call");
}

const withSoundOximeter = (person: Person): Person => ({
  ...person,
  devices: { ...person.devices, oximeterBias: 0, oximeterFault: 0 },
});

/**
 * A team visits whoever is held as an emergency, with an oximeter that shows the truth. Who is not that ill gets another oximeter, and
 * the row is closed as a measuring error; the others stay where they are until hospital takes them.
 */
export function visit({ rules, set }: Manner, alerts: Alerts, patient: Patient, row: Row, now: number): void {
  const isEmergency = row.kind === "clinical" && row.state === "held" && row.alert.severity === "emergency";
  if (!isEmergency || now - row.heldSince < VISITED_AFTER_HOURS) return;
  if (truthNow(patient, rules, set, now) === "emergency") return;
  patient.person = withSoundOximeter(patient.person);
  alerts.close(patient, row, "visited");
}
