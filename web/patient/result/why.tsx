import { type Comparison, explain, type Said, speakingSince } from "#clinical/explain.ts";
import { readSigns } from "#clinical/protocol/covid19-home-1/signs.ts";
import type { PatientWords } from "#clinical/words.ts";
import { ruleText } from "#clinical/words.ts";
import { clockTime, dayName, figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { letters } from "../outbox/outbox.ts";
import { measuredAt } from "../session/clock.ts";
import { session } from "../session/session.ts";
import type { Outcome } from "./outcome.ts";

/** What a patient measures, by the names that findings keep; a score says nothing to them. */
const MEASURED: Readonly<Record<string, () => string>> = {
  spo2: () => m.vital_spo2(),
  respiratoryRate: () => m.vital_respiratory_rate(),
  pulse: () => m.vital_pulse(),
  temperatureCelsius: () => m.vital_temperature(),
  systolicMmhg: () => m.vital_blood_pressure(),
  diastolicMmhg: () => m.vital_blood_pressure(),
};
const UNKNOWN: Readonly<Record<string, () => string>> = {
  missing: () => m.explain_missing(),
  invalid: () => m.explain_invalid(),
  not_answered: () => m.explain_not_answered(),
};

const shown = (value: number): string => figure(value, Number.isInteger(value) ? 0 : 1);

function limitText({ from, to }: Compared): string | null {
  if (from !== undefined && to !== undefined) return m.result_why_between({ from: shown(from), to: shown(to) });
  if (from !== undefined) return m.result_why_least({ from: shown(from) });
  return to === undefined ? null : m.result_why_most({ to: shown(to) });
}

function comparisonText(comparison: Compared): string | null {
  const { figure: name, value } = comparison;
  const word = MEASURED[name]?.();
  if (word === undefined || value === null) return null;
  const limit = limitText(comparison);
  return `${word} ${shown(value)}${limit === null ? "" : `, ${limit}`}`;
}

/** A value and, where it is known, the stretch that is reported. */
type Compared = Omit<Comparison, "figure"> & { readonly figure: string };

/** Under limits that this phone does not have any more only the values are said: what they were compared with is not known here. */
const withoutLimits = ({ values }: Said): readonly Compared[] =>
  Object.entries(values).flatMap(([figure, value]) => (value === undefined ? [] : [{ figure, value }]));

/** The station's findings where it has answered, else those of this phone. */
function saidIn({ judged, receipt }: Outcome): readonly Said[] {
  return receipt
    ? receipt.assessment.reasons.map(({ rule: ruleId, values }) => ({ ruleId, values }))
    : (judged?.assessment.findings ?? []);
}

/** Since when, by the check-ins that this phone keeps up to this one. */
function sinceText(ruleId: string, { of, checkinId, letter }: Outcome): string | null {
  const at = letter?.content.recordedAt ?? 0;
  const judged = (letters.value ?? []).flatMap((one) =>
    one.kind === "checkin" && one.personId === of.personId && one.receipt && one.content.recordedAt <= at
      ? [
          {
            measuredAt: measuredAt(one.content.recordedAt, one.receipt),
            rules: one.receipt.assessment.reasons.map(({ rule }) => rule),
            id: one.id,
          },
        ]
      : [],
  );
  const since = speakingSince(ruleId, judged);
  const isEarlier = judged.some(({ measuredAt: then, id }) => then === since && id !== checkinId);
  return since === null || !isEarlier ? null : m.result_why_since({ time: clockTime(since), day: dayName(since) });
}

/** Each finding in plain words: what was measured, from where on it is reported, since when; and what could not be judged, and why. */
export function Why({ outcome, words }: { outcome: Outcome; words: PatientWords }) {
  const { judged, receipt } = outcome;
  const parameters = session.value?.parameters;
  if (!judged || !parameters) return null;
  const who = readSigns(judged.facts, parameters);
  const isOfNow = receipt === null || receipt.assessment.parameters === parameters.version;
  const comparisons = (each: Said): readonly Compared[] => (isOfNow ? explain(each, who).comparisons : withoutLimits(each));
  const unknown = (receipt ?? judged).assessment.unassessed;
  const things: Readonly<Record<string, string>> = words.things;
  const said = saidIn(outcome);
  if (said.length === 0 && unknown.length === 0) return null;
  return (
    <details class="card snug">
      <summary>{m.result_why()}</summary>
      <ul>
        {said.map((each) => (
          <li key={each.ruleId}>
            {ruleText(each.ruleId, words)}{" "}
            <span class="dim">
              {[...comparisons(each).map(comparisonText), sinceText(each.ruleId, outcome)].filter(Boolean).join("; ")}
            </span>
          </li>
        ))}
        {unknown.map(({ what, reason }) => (
          <li key={what}>
            {things[what] ?? what}: {UNKNOWN[reason]?.() ?? reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
