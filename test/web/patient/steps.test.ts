import { describe, expect, it } from "vitest";
import {
  type FormContext,
  numberOf,
  openStepAfter,
  SEND_URGENT_AFTER_MS,
  sendByOf,
  sendsNow,
  stepAfter,
  stepBefore,
  stepLeftAt,
  stepsFor,
} from "../../../web/patient/checkin/steps.ts";
import { DEFAULT_PARAMETERS } from "../../../worker/clinical/parameters.ts";
import { aPerson, MORNING } from "./a-person.ts";

const adult: FormContext = {
  person: aPerson(),
  parameters: DEFAULT_PARAMETERS,
  hasOximeter: true,
  hasCuff: true,
  at: MORNING,
};
const child: FormContext = { ...adult, person: aPerson({ birth: { date: "2019-03-01", precision: "day" } }) };

describe("the questions of a check-in", () => {
  it("stand in the order of the form, the follow-ups only where an answer asks for them", () => {
    expect(stepsFor({}, adult)).toEqual([
      "spo2",
      "pulse",
      "breaths",
      "temperature",
      "pressure",
      "conditions",
      "danger",
      "more",
      "mild",
      "summary",
    ]);
  });
  it.each([
    [97, false],
    [96, true],
    [95, true],
  ])("SpO2 %i of an adult asks for a second reading: %s", (spo2First, asked) => {
    expect(stepsFor({ spo2First }, adult).includes("spo2-second")).toBe(asked);
    expect(stepsFor({ spo2First, spo2Second: 96 }, adult).includes("spo2-second")).toBe(asked);
  });
  it("two readings that differ by three ask for a third, and the question stays when it is answered", () => {
    expect(stepsFor({ spo2First: 95, spo2Second: 97 }, adult)).not.toContain("spo2-third");
    expect(stepsFor({ spo2First: 95, spo2Second: 98 }, adult)).toContain("spo2-third");
    expect(stepsFor({ spo2First: 95, spo2Second: 98, spo2Third: 97 }, adult)).toContain("spo2-third");
  });
  it("20 and 21 breaths are counted again, 19 and 22 are not", () => {
    const recount = (breaths: number) => stepsFor({ breaths }, adult).includes("recount");
    expect([19, 20, 21, 22].map(recount)).toEqual([false, true, true, false]);
  });
  it("a small child must be calm, else it is counted again", () => {
    expect(stepsFor({ breaths: 30 }, child)).toContain("calm");
    expect(stepsFor({ breaths: 30, calm: false }, child)).toContain("recount");
    expect(stepsFor({ breaths: 30, calm: true }, child)).not.toContain("recount");
    expect(stepsFor({ breaths: 16 }, adult)).not.toContain("calm");
  });
  it("a check-in that was left goes on at its question, or at the next when nobody is asked that any more; nothing is asked twice", () => {
    const given = { spo2First: 97, pulse: 80, breaths: 16, temperature: 36.5 };
    expect(stepLeftAt("pressure", given, adult)).toBe("pressure");
    expect(stepLeftAt("pressure", given, { ...adult, hasCuff: false })).toBe("conditions");
    expect(stepLeftAt("a step of another version", given, adult)).toBe("pressure");
    expect(stepLeftAt(null, {}, adult)).toBe("spo2");
    expect(stepLeftAt("summary", {}, adult)).toBe("summary");
  });
  it("fever is asked about above 37.5", () => {
    expect(stepsFor({ temperature: 37.5 }, adult)).not.toContain("fever");
    expect(stepsFor({ temperature: 37.6 }, adult)).toContain("fever");
  });
  it("what the house does not have is not asked for, but a figure that was typed stays", () => {
    expect(stepsFor({}, { ...adult, hasCuff: false, hasOximeter: false })).not.toEqual(expect.arrayContaining(["spo2"]));
    expect(stepsFor({ spo2First: 97 }, { ...adult, hasOximeter: false })).toContain("spo2");
    expect(stepsFor({}, { ...adult, hasCuff: null })).toContain("pressure");
  });
});

describe("the way through", () => {
  it("goes on and back over what is asked", () => {
    expect(stepAfter("pulse", { spo2First: 95 }, adult)).toBe("spo2-second");
    expect(stepAfter("pulse", { spo2First: 97 }, adult)).toBe("breaths");
    expect(stepBefore("breaths", { spo2First: 97 }, adult)).toBe("pulse");
    expect(stepBefore("spo2", {}, adult)).toBeNull();
  });
  it("does not ask for a pulse that the oximeter sent with the SpO2; going back still shows it", () => {
    const read = { spo2First: 97, pulse: 82, device: ["spo2_first" as const, "pulse" as const] };
    expect(stepAfter("spo2", read, adult)).toBe("breaths");
    expect(stepAfter("spo2", { ...read, spo2First: 95 }, adult)).toBe("spo2-second");
    expect(stepBefore("breaths", read, adult)).toBe("pulse");
    expect(stepAfter("spo2", { ...read, device: ["pulse"] }, adult)).toBe("pulse");
  });
  it("returns from a correction to the summary, unless the new answer raises a question", () => {
    const all = {
      spo2First: 97,
      pulse: 80,
      breaths: 16,
      temperature: 36.5,
      systolic: null,
      onOxygen: false,
      danger: [],
      more: [],
      mild: [],
    };
    expect(openStepAfter("temperature", all, adult)).toBe("summary");
    expect(openStepAfter("danger", all, adult)).toBe("more");
    expect(openStepAfter("more", all, adult)).toBe("mild");
    expect(openStepAfter("mild", all, adult)).toBe("summary");
    expect(openStepAfter("temperature", { ...all, temperature: 38 }, adult)).toBe("fever");
  });
  it("counts only the main questions", () => {
    expect(numberOf("spo2", {}, adult)).toEqual({ step: 1, of: 9 });
    expect(numberOf("spo2-second", { spo2First: 95 }, adult)).toEqual({ step: 2, of: 9 });
    expect(numberOf("summary", {}, adult)).toEqual({ step: 9, of: 9 });
  });
});

describe("what cannot wait", () => {
  it.each([
    [94, false],
    [93, true],
  ])("SpO2 %i of an adult is sent at once: %s", (spo2First, now) => expect(sendsNow("spo2", { spo2First }, adult)).toBe(now));
  it("an answer that is missing is no emergency while the form is open", () => {
    expect(sendsNow("spo2", { spo2First: null }, adult)).toBe(false);
    expect(sendsNow("mild", { mild: null }, adult)).toBe(false);
  });
  it("a ticked danger sign sends, ordinary symptoms and none do not", () => {
    expect(sendsNow("danger", { danger: ["concern"] }, adult)).toBe(true);
    expect(sendsNow("more", { danger: [], more: ["wheeze"] }, adult)).toBe(true);
    expect(sendsNow("danger", { danger: [] }, adult)).toBe(false);
    expect(sendsNow("mild", { danger: [], more: [], mild: ["cough"] }, adult)).toBe(false);
  });
  it("a low first reading leaves by itself 120 s after it was typed, until a second or a refusal came", () => {
    const low = { spo2First: 95, spo2At: MORNING };
    expect(sendByOf(low, adult)).toBe(MORNING + 120_000);
    expect(sendByOf({ ...low, spo2Second: 98, spo2Third: 98 }, adult)).not.toBe(MORNING + 120_000);
    expect(sendByOf({ spo2First: 98, spo2At: MORNING }, adult)).toBeNull();
  });
  it("a form that was left with something urgent in it leaves by itself, one without waits for the person", () => {
    expect(sendByOf({ spo2First: 95, spo2At: MORNING, spo2Second: 95 }, adult)).toBe(MORNING + SEND_URGENT_AFTER_MS);
    expect(sendByOf({ spo2First: 95, spo2At: MORNING, spo2Second: null }, adult)).toBe(MORNING + SEND_URGENT_AFTER_MS);
    expect(sendByOf({ spo2First: 98, temperature: 37 }, adult)).toBeNull();
    expect(sendByOf({ spo2First: null, danger: null }, adult)).toBeNull();
  });
});
