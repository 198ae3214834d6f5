import { beforeAll, expect, it, vi } from "vitest";
import { LANGUAGES, type Language } from "#schema/terms.ts";
import { stubBrowser } from "./patient/a-browser.ts";

/** 15 March 2022, a Tuesday, 07:05 at the site; still the 15th at 23:30 there, when it is 16:30 in Greenwich. */
const MORNING = Date.UTC(2022, 2, 15, 0, 5);
const NIGHT = Date.UTC(2022, 2, 15, 16, 30);

type Locale = typeof import("../../web/shared/locale.ts");
let locale: Locale;
beforeAll(async () => {
  stubBrowser();
  locale = await import("../../web/shared/locale.ts");
});

const inEach = (say: () => string): Record<Language, string> => {
  const said = LANGUAGES.map((language) => {
    locale.chooseLanguage(language);
    return [language, say()];
  });
  locale.chooseLanguage("vi");
  return Object.fromEntries(said);
};

it("figures have the decimal sign of the language, with digits that everybody reads", () => {
  expect(inEach(() => locale.figure(38.1, 1))).toEqual({ vi: "38,1", en: "38.1", km: "38,1" });
  expect(inEach(() => locale.figure(98))).toEqual({ vi: "98", en: "98", km: "98" });
});

it("times and days are the site's, on a clock of 24 hours, the day before the month", () => {
  expect(inEach(() => locale.clockTime(MORNING))).toEqual({ vi: "07:05", en: "07:05", km: "07:05" });
  expect(inEach(() => locale.clockTime(NIGHT))).toEqual({ vi: "23:30", en: "23:30", km: "23:30" });
  for (const at of [MORNING, NIGHT])
    expect(inEach(() => locale.dayNumber(at))).toEqual({ vi: "15/03/2022", en: "15/03/2022", km: "15/03/2022" });
  expect(inEach(() => locale.dateNumber("2022-03-15"))).toEqual({ vi: "15/03/2022", en: "15/03/2022", km: "15/03/2022" });
  expect(inEach(() => locale.dayName(NIGHT))).toEqual({ vi: "Thứ Ba, 15/3", en: "Tuesday 15/03", km: "ថ្ងៃអង្គារ 15/3" });
});

it("a day of the site ends at its own midnight, five in the afternoon in Greenwich", () => {
  const midnight = Date.UTC(2022, 2, 15, 17);
  expect([locale.isSameDay(MORNING, midnight - 1), locale.isSameDay(MORNING, midnight)]).toEqual([true, false]);
  expect(locale.clockSeconds(midnight - 1)).toBe("23:59:59");
  expect(locale.timeAndDay(NIGHT, midnight - 1)).toBe("23:30");
  expect(locale.timeAndDay(NIGHT, midnight)).toBe("23:30, Thứ Ba, 15/3");
});

it.each([
  [["km-KH", "en-US"], "km"],
  [["fr-FR", "en-US", "vi-VN"], "en"],
  [["fr-FR"], "vi"],
  [[], "vi"],
] as const)("a phone that is set to %j opens in %s until somebody chooses", async (languages, expected) => {
  vi.stubGlobal("navigator", { onLine: true, languages });
  vi.resetModules();
  localStorage.setItem("language", "");
  const fresh: Locale = await import("../../web/shared/locale.ts");
  expect([fresh.language.value, fresh.languageChosen()]).toEqual([expected, false]);
});
