import type { BoardRow } from "#schema/api/board.ts";
import type { Reason } from "#schema/api/common.ts";
import type { Want } from "#schema/terms.ts";
import { clockTime, dayNumber } from "../shared/locale.ts";
import { m } from "../shared/paraglide/messages.js";
import { codeOf, severityWord } from "../shared/ui/severity.tsx";
import { wantWord } from "../shared/want-words.ts";
import { asSentence, ruleWord, symptomWord, thingInside, wordsMissing } from "./clinical-words.ts";
import { gravestFirst, missedSince, senseOf, stillUnsaid } from "./reason-sense.ts";
import { serverNow } from "./session/clock.ts";

export interface WhyPart {
  readonly text: string;
  readonly strong: boolean;
}
type Told = readonly string[] | null;

function missedWord(several: boolean, missed: number | null): string {
  if (missed !== null && missed > 0) return m.why_missed({ count: missed });
  return several ? m.why_missed_several() : m.why_missed_some();
}

const momentWord = (at: number): string => `${clockTime(at)} ${dayNumber(at).slice(0, 5)}`;

/** A wish to be called, and what else is wanted. */
function requestWord(wants: readonly Want[]): string {
  const things = wants.filter((want) => want !== "call_back").map((want) => wantWord(want).toLowerCase());
  const needs = things.length > 0 ? m.why_wants({ things: things.join(", ") }) : null;
  const isToCall = wants.includes("call_back") || needs === null;
  return [isToCall ? m.why_request() : null, needs].filter((words) => words !== null).join(". ");
}

/** One reason in words, with the value or the sign that says which side of a rule it was. */
function reasonWord(reason: Reason, symptoms: Told, missed: number | null): string {
  const sense = senseOf(reason, symptoms);
  switch (sense.as) {
    case "rule":
      return ruleWord(reason.rule);
    case "help":
      return m.why_help();
    case "request":
      return requestWord(sense.wants);
    case "consent-off":
      return m.why_consent_off();
    case "data-request":
      return m.why_data_request();
    case "missed":
      return missedWord(sense.several, missed);
    case "late":
      return m.why_late({
        measured: momentWord(sense.measuredAt),
        newer: momentWord(sense.newerAt),
        severity: severityWord(codeOf(sense.newer)),
      });
    case "pulse":
      return sense.fast ? m.why_pulse_fast({ value: sense.value }) : m.why_pulse_slow({ value: sense.value });
    case "pressure":
      return sense.pregnant ? m.why_pressure_high_pregnant(sense) : m.why_pressure_high(sense);
    case "symptoms":
      return asSentence(sense.codes.map(symptomWord).join(", "));
  }
}

/** Reasons in words, gravest first; each said once. */
export function reasonWords(reasons: readonly Reason[], symptoms: Told, missed: number | null = null): string[] {
  return [...new Set(gravestFirst(reasons).map((reason) => reasonWord(reason, symptoms, missed)))];
}

/** Symptoms that no reason has named yet. */
function unnamed(symptoms: Told, named: readonly string[]): string | null {
  const said = named.join(" ").toLowerCase();
  const left = (symptoms ?? []).map(symptomWord).filter((word) => !said.includes(word.toLowerCase()));
  return left.length > 0 && !wordsMissing() ? left.join(", ") : null;
}

type Because = Pick<BoardRow, "alert" | "symptoms" | "unassessed" | "lastCheckinAt">;

/** A silence says its grade in words, since its lane holds more than one, and how old the figures beside it are. */
function silenceParts({ alert, lastCheckinAt }: Because): WhyPart[] {
  const words = reasonWords(alert.reasons, null, missedSince(lastCheckinAt, serverNow()));
  const what = words.join(". ") || m.why_missed_some();
  const when = lastCheckinAt === null ? null : momentWord(lastCheckinAt);
  return [
    { text: m.why_silent({ grade: severityWord(codeOf(alert.severity)), what: what.toLowerCase() }), strong: true },
    { text: when === null ? m.why_never_measured() : m.why_last_checkin({ when }), strong: false },
  ];
}

/** Figures of an hour ago are not how somebody is now: a reading may also have come late [P]. */
const AGED_MS = 3_600_000;
const agedPart = (lastCheckinAt: number | null): string | null =>
  lastCheckinAt === null || serverNow() - lastCheckinAt < AGED_MS
    ? null
    : m.why_last_checkin({ when: momentWord(lastCheckinAt) });

function alertParts({ alert, symptoms, unassessed, lastCheckinAt }: Because): WhyPart[] {
  const strong = reasonWords(alert.reasons, symptoms);
  if (strong.length === 0 && alert.kind === "help") strong.push(m.why_help());
  if (strong.length === 0 && alert.kind === "request") strong.push(m.why_request());
  const unknown = alert.kind === "clinical" ? stillUnsaid(unassessed, alert.reasons) : [];
  const rest = [
    agedPart(lastCheckinAt),
    alert.message,
    alert.kind === "request" ? null : unnamed(symptoms, strong),
    unknown.length > 0 ? m.why_unknown({ things: unknown.map(thingInside).join(", ") }) : null,
  ].filter((text) => text !== null);
  return [...strong.map((text) => ({ text, strong: true })), ...rest.map((text) => ({ text: asSentence(text), strong: false }))];
}

/** First what raised the alert, then what the person said, then what they told of, then what is not known. */
export const whyParts = (because: Because): WhyPart[] =>
  because.alert.kind === "silence" ? silenceParts(because) : alertParts(because);

export const whyText = (parts: readonly WhyPart[]): string => parts.map((part) => part.text).join(". ");
