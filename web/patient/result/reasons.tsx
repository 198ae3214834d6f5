import type { AdviceId } from "#clinical/advice.ts";
import type { PatientWords } from "#clinical/words.ts";
import { adviceText, ruleText } from "#clinical/words.ts";
import { SYMPTOMS } from "#schema/terms.ts";
import { figure } from "../../shared/locale.ts";
import { adviceOn, reasonsOf } from "./known.ts";
import type { Outcome } from "./outcome.ts";

const MOST = 3;

/** "SpO2 91, khó thở khi ngồi yên": the figure and the signs that were seen, else the sentences of the rules. */
export function shortReason({ judged, receipt }: Outcome, words: PatientWords): string {
  const spo2 = judged?.assessment.findings.find(({ values }) => values.spo2 !== undefined)?.values.spo2;
  const signs = SYMPTOMS.filter((code) => judged?.facts.symptoms?.includes(code)).map((code) =>
    words.symptoms[code].toLocaleLowerCase(),
  );
  const seen = [...(spo2 === undefined ? [] : [`SpO2 ${figure(spo2)}`]), ...signs.slice(0, 2)];
  if (seen.length > 0) return seen.join("; ");
  const first = reasonsOf(judged, receipt)[0];
  return first ? ruleText(first, words) : "";
}

/** Why, in sentences, worst first. */
export const reasonTexts = ({ judged, receipt }: Outcome, words: PatientWords): string[] =>
  [...new Set(reasonsOf(judged, receipt).map((id) => ruleText(id, words)))].slice(0, MOST);

/** Nobody calls because of a finding that is accepted, or when its alert was closed: only an open one lets the phone say that they will. */
const willCall = ({ receipt }: Outcome, told: boolean): boolean => told && (receipt === null || receipt.alert !== null);

/** What to do, without what stands elsewhere. "The station has been told and will call" is left out where that is not so. */
export function adviceTexts(outcome: Outcome, words: PatientWords, told: boolean, elsewhere: readonly AdviceId[] = []): string[] {
  const { judged, severity } = outcome;
  if (!judged) return [];
  return adviceOn(judged, severity)
    .filter(({ id }) => (id !== "station-calls-30" || willCall(outcome, told)) && !elsewhere.includes(id))
    .map((advice) => adviceText(advice, words));
}
