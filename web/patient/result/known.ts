import { signal } from "@preact/signals";
import { adviceFor } from "#clinical/advice.ts";
import { assess } from "#clinical/assess.ts";
import type { Assessment } from "#clinical/assessment.ts";
import type { Facts } from "#clinical/facts.ts";
import { needsSecondReading, needsThirdReading } from "#clinical/form.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { type Receipt, receipt as receiptShape } from "#schema/api/checkin.ts";
import type { Severity } from "#schema/terms.ts";
import { callIfChanged, Refused, Unreachable } from "../../shared/api.ts";
import { factsOf } from "../checkin/facts-of.ts";
import type { AddendumLetter, CheckinLetter } from "../outbox/letter.ts";
import { online } from "../session/session.ts";

const heard = signal<Readonly<Record<string, Receipt>>>({});
const etags = new Map<string, string | null>();

/** The newest receipt of a check-in that this page has heard. */
export const receiptHeard = (checkinId: string): Receipt | null => heard.value[checkinId] ?? null;

const unknown = signal<ReadonlySet<string>>(new Set());
/** The station knows of no such check-in of anybody on this phone. */
export const isUnknown = (checkinId: string): boolean => unknown.value.has(checkinId);

/** Asks for the receipt with its version. */
export async function refreshReceipt(checkinId: string): Promise<void> {
  try {
    const fresh = await callIfChanged(`/api/phone/checkins/${checkinId}/receipt`, receiptShape, etags.get(checkinId) ?? null);
    online.value = true;
    if (!fresh) return;
    etags.set(checkinId, fresh.etag);
    heard.value = { ...heard.value, [checkinId]: fresh.value };
  } catch (error) {
    if (error instanceof Unreachable) online.value = false;
    // An address that was typed wrong names no check-in either.
    if (error instanceof Refused && [400, 404].includes(error.problem.status))
      unknown.value = new Set([...unknown.value, checkinId]);
  }
}

/** What this phone itself says of a check-in and what was added to it. */
export interface Judged {
  readonly facts: Facts;
  readonly assessment: Assessment;
  /** The protocol asks for another SpO2 reading. */
  readonly asksAgain: boolean;
}
export function judge(
  of: DevicePerson,
  letter: CheckinLetter,
  added: readonly AddendumLetter[],
  parameters: SiteParameters,
): Judged {
  const { measurements, recordedAt } = letter.content;
  const facts = factsOf(
    of,
    measurements,
    recordedAt,
    added.map((one) => one.content),
  );
  const asksAgain = needsSecondReading(facts, parameters) || needsThirdReading(facts, parameters);
  return { facts, assessment: assess(facts, parameters), asksAgain };
}

const ASKS_AGAIN: readonly string[] = ["Q-SPO2-REMEASURE", "Q-SPO2-VAR"];

/**
 * What the station has wholly judged, by other parameters or another protocol than this phone has now, stays as it was judged: a check-in
 * that was fine under the limits of its day does not turn urgent on the phone, of which nobody at the station knows.
 */
export function asJudgedThere(judged: Judged, { assessment: there }: Receipt): Judged {
  const { assessment } = judged;
  if (there.parameters === assessment.parametersVersion && there.protocol === assessment.protocolVersion) return judged;
  const { severity, reasons } = there;
  const findings = reasons.map(({ rule, values }) => ({ ruleId: rule, severity, values }));
  const asksAgain = reasons.some(({ rule }) => ASKS_AGAIN.includes(rule));
  return { ...judged, asksAgain, assessment: { ...assessment, severity, findings } };
}

/** The worse of what the phone and the station say (decisions.md 14): neither may hide what the other found. */
export const worse = (judged: Judged | null, receipt: Receipt | null): Severity =>
  maxSeverity([...(judged ? [judged.assessment.severity] : []), ...(receipt ? [receipt.assessment.severity] : [])]);

/** Rule ids that spoke, worst first: the station's where it is worse, else the phone's. */
export function reasonsOf(judged: Judged | null, receipt: Receipt | null): readonly string[] {
  const own = judged?.assessment.findings.map(({ ruleId }) => ruleId) ?? [];
  const theirs = receipt?.assessment.reasons.map(({ rule }) => rule) ?? [];
  const theirsWorse = receipt && (!judged || compareSeverity(receipt.assessment.severity, judged.assessment.severity) > 0);
  return [...new Set(theirsWorse ? [...theirs, ...own] : [...own, ...theirs])];
}

/** Advice for the worse of the two severities, with the facts that this phone knows. */
export const adviceOn = ({ facts, assessment }: Judged, severity: Severity) => adviceFor(facts, { ...assessment, severity });
