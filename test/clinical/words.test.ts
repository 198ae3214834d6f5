import { describe, expect, test } from "vitest";
import { ADVICE_IDS } from "#clinical/advice.ts";
import { RULE_SOURCES } from "#clinical/protocol/covid19-home-1/sources.ts";
import { adviceText, loadNurseWords, loadPatientWords, ruleText } from "#clinical/words.ts";
import { LANGUAGES, SYMPTOMS } from "#schema/terms.ts";
import advice from "./data/advice.json" with { type: "json" };

const RULE_IDS = Object.keys(RULE_SOURCES).sort();
const KHMER = /[\u1780-\u17ff]/;

describe.each(LANGUAGES)("in %s", (language) => {
  test("patients and nurses have a word for each rule and symptom", async () => {
    for (const words of [await loadPatientWords(language), await loadNurseWords(language)]) {
      expect(Object.keys(words.rules).sort()).toEqual(RULE_IDS);
      expect(Object.keys(words.symptoms).sort()).toEqual([...SYMPTOMS].sort());
      for (const word of [...Object.values(words.rules), ...Object.values(words.symptoms), ...Object.values(words.things)])
        expect(word).toMatch(/\S/);
    }
  });
  test("advice is word for word the reference", async () => {
    const words = await loadPatientWords(language);
    expect(Object.keys(words.advice).sort()).toEqual([...ADVICE_IDS].sort());
    expect(words.advice).toEqual(Object.fromEntries(advice.map((piece) => [piece.id, piece[language]])));
  });
  test("what is missing is named in the advice", async () => {
    const words = await loadPatientWords(language);
    const text = adviceText({ id: "on-schedule-partial", missing: ["pulse", "bloodPressure"] }, words);
    expect(text).toContain(`${words.things.pulse}, ${words.things.bloodPressure}`);
    expect(text).not.toContain("{");
  });
  test("a rule without a word is shown by its id, never hidden", async () => {
    const words = await loadNurseWords(language);
    expect(ruleText("SPO2-A-E", words)).toBe(words.rules["SPO2-A-E"]);
    expect(ruleText("OLD-RULE", words)).toBe("OLD-RULE");
  });
  test("no word names a limit that the site may move", async () => {
    const words = await loadNurseWords(language);
    expect([words.rules["SPO2-A-U"], words.rules["RR-A-U"]].join()).not.toMatch(/9[56]|2[0-2]/);
  });
  test("patients' sentences never say normal, and nurses' reasons are short", async () => {
    for (const text of Object.values((await loadPatientWords(language)).rules))
      expect(text).not.toMatch(/bình thường|\bnormal\b/i);
    for (const text of Object.values((await loadNurseWords(language)).rules)) expect(text.length).toBeLessThanOrEqual(70);
  });
});

test("Khmer is Khmer: no rule or symptom was left in another script", async () => {
  const [patient, nurse] = [await loadPatientWords("km"), await loadNurseWords("km")];
  for (const text of [...Object.values(patient.rules), ...Object.values(patient.symptoms), ...Object.values(nurse.symptoms)])
    expect(text).toMatch(KHMER);
  for (const [id, text] of Object.entries(nurse.rules)) if (!id.startsWith("NEWS")) expect(text, id).toMatch(KHMER);
});
