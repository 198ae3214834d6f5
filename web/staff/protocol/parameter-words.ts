import type { ParameterEffect } from "#clinical/parameter-effects.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { severityWord } from "../../shared/ui/severity.tsx";

/** One parameter as a person reads it: what it is, what stands, where its figures come from. */
export interface ParameterShown {
  readonly label: string;
  readonly value: string;
  readonly source: string;
}

/** All of them, in the order of the form. */
export const parametersShown = ({ adultNotifyMax, adultRrNotifyMin, dbpAloneSeverity }: SiteParameters): ParameterShown[] => [
  { label: m.param_spo2(), value: m.param_spo2_value({ value: adultNotifyMax }), source: m.param_spo2_source() },
  { label: m.param_breaths(), value: m.param_breaths_value({ value: adultRrNotifyMin }), source: m.param_breaths_source() },
  { label: m.param_diastolic(), value: severityWord(codeOf(dbpAloneSeverity)), source: m.param_diastolic_source() },
];

const FIGURE: Record<ParameterEffect["vital"], (value: number) => string> = {
  spo2: (value) => `SpO2 ${value} %`,
  respiratoryRate: (value) => `${m.head_breaths()} ${value}`,
  diastolicMmhg: (value) => `${m.vital_blood_pressure()} 100/${value}`,
};

/** "SpO2 96 %: khẩn → theo lịch". */
export const effectWord = ({ vital, value, before, after }: ParameterEffect): string =>
  m.param_effect({
    what: FIGURE[vital](value),
    before: severityWord(codeOf(before)),
    after: severityWord(codeOf(after)),
  });
