import { afterEach, describe, expect, it } from "vitest";
import type { Course, MessageView } from "../../../schema/api/checkin.ts";
import { encodeId } from "../../../schema/ids.ts";
import { DISPOSITIONS, LANGUAGES, type Language } from "../../../schema/terms.ts";
import { isCurrent, remeasureOf } from "../../../web/patient/opinion/opinion-state.ts";
import { overwriteGetLocale } from "../../../web/shared/paraglide/runtime.js";
import { opinionWords } from "../../../web/shared/patient-opinion.ts";
import { MORNING } from "./a-person.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const khoa = { id: encodeId("stf", new Uint8Array(16).fill(4)), name: "Khoa", title: "BS" };
const opinion = { disposition: "stay_home", remeasureAt: null, corrected: false, hospital: "BV Đa khoa" } as const;
const anOpinion = (at: number, remeasureAt: number | null = null): MessageView => ({
  at,
  by: khoa,
  text: "",
  opinion: { ...opinion, remeasureAt },
});
const aCourse = (messages: MessageView[]): Course => ({ checkins: [], receipt: null, messages, asked: [], medicines: [] });

describe("a doctor's decision in the words of the people at home", () => {
  afterEach(() => overwriteGetLocale(() => "vi"));
  const said = (language: Language) => {
    overwriteGetLocale(() => language);
    return DISPOSITIONS.map((one) => opinionWords(one, "bà Lành"));
  };

  it.each(LANGUAGES)("has words of its own for each, with the name, in %s", (language) => {
    const all = said(language);
    expect(new Set(all.map(({ decided }) => decided)).size).toBe(DISPOSITIONS.length);
    for (const { decided, next } of all) {
      expect(decided).toContain("bà Lành");
      expect(next).not.toBe("");
    }
  });

  it.each(LANGUAGES)("never sends a patient to hospital without saying what happens until then, in %s", (language) => {
    overwriteGetLocale(() => language);
    expect(opinionWords("transfer_hospital", "bà Lành").meanwhile.join(" ")).toContain("115");
    expect(opinionWords("transfer_hospital", "bà Lành").meanwhile).toHaveLength(4);
  });

  it("is said differently in each language", () => {
    const [vi, en, km] = LANGUAGES.map((language) => said(language).map(({ decided }) => decided));
    expect(vi).not.toEqual(en);
    expect(km).not.toEqual(en);
  });
});

describe("what is to be done", () => {
  const said = anOpinion(MORNING);
  it("is said as long as the opinion is the newest", () => {
    expect(isCurrent(said, undefined, MORNING + HOUR)).toBe(true);
    expect(isCurrent(said, aCourse([said]), MORNING + HOUR)).toBe(true);
    expect(isCurrent(said, aCourse([said, anOpinion(MORNING + MINUTE)]), MORNING + HOUR)).toBe(false);
  });
  it("is not taken back by a message that is no opinion", () => {
    const message = { ...anOpinion(MORNING + MINUTE), text: "Cô nhớ uống nước.", opinion: null };
    expect(isCurrent(said, aCourse([message]), MORNING + HOUR)).toBe(true);
  });
  it("is not said of yesterday: an ambulance does not come for ever", () =>
    expect(isCurrent(said, undefined, MORNING + 25 * HOUR)).toBe(false));
});

describe("measuring again", () => {
  const at = MORNING + HOUR;
  const said = anOpinion(MORNING, at);
  it("is said with its time, and is due from then on", () => {
    expect(remeasureOf(said, MORNING - HOUR, MORNING)).toEqual({ at, isDue: false });
    expect(remeasureOf(said, MORNING - HOUR, at)).toEqual({ at, isDue: true });
  });
  it("is not asked again once it was done, even a little early", () => {
    expect(remeasureOf(said, at - 10 * MINUTE, at)).toBeNull();
    expect(remeasureOf(said, at + MINUTE, at + 2 * MINUTE)).toBeNull();
  });
  it("is asked of nobody to whom the doctor gave no time", () => expect(remeasureOf(anOpinion(MORNING), 0, at)).toBeNull());
});
