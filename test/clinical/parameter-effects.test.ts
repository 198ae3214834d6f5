import { expect, test } from "vitest";
import { parameterEffects } from "#clinical/parameter-effects.ts";
import { DEFAULT_PARAMETERS, type SiteParameters } from "#clinical/parameters.ts";

const effects = (over: Partial<SiteParameters>) =>
  parameterEffects(DEFAULT_PARAMETERS, { ...DEFAULT_PARAMETERS, ...over }).map(
    ({ vital, value, before, after }) => `${vital} ${value}: ${before} -> ${after}`,
  );

test("nothing changes with the same choice", () => expect(effects({})).toEqual([]));
test("95 instead of 96: an SpO2 of 96 alone, and nothing else", () =>
  expect(effects({ adultNotifyMax: 95 })).toEqual(["spo2 96: urgent -> routine"]));
test("94: one point of NEWS2 for 95 raises nothing by itself", () =>
  expect(effects({ adultNotifyMax: 94 })).toEqual(["spo2 95: urgent -> routine", "spo2 96: urgent -> routine"]));
test("22 breaths instead of 20: neither do two for 21", () =>
  expect(effects({ adultRrNotifyMin: 22 })).toEqual([
    "respiratoryRate 20: urgent -> routine",
    "respiratoryRate 21: urgent -> routine",
  ]));
test("a diastolic alone", () =>
  expect(effects({ dbpAloneSeverity: "urgent" })).toEqual(
    [55, 56, 57, 58, 59].map((value) => `diastolicMmhg ${value}: watch -> urgent`),
  ));
