import { describe, expect, it } from "vitest";
import { checkinBody } from "../../../schema/api/checkin.ts";
import { encodeId } from "../../../schema/ids.ts";
import { type Answers, hasAnswers, marksAfter, measurementsOf } from "../../../web/patient/checkin/answers.ts";
import { factsOf, soFar } from "../../../web/patient/checkin/facts-of.ts";
import { assess } from "../../../worker/clinical/assess.ts";
import { DEFAULT_PARAMETERS } from "../../../worker/clinical/parameters.ts";
import { aPerson, MORNING } from "./a-person.ts";

const bodyOf = (given: Answers) => ({
  id: encodeId("chk", new Uint8Array(16).fill(3)),
  recordedAt: MORNING,
  sentAt: MORNING,
  language: "vi",
  measurements: measurementsOf(given),
});
const assessed = (given: Answers) => assess(factsOf(aPerson(), measurementsOf(given), MORNING), DEFAULT_PARAMETERS);

describe("from the form to the body", () => {
  it("an empty form is a valid body in which nothing is known", () => {
    const body = checkinBody.parse(bodyOf({}));
    expect(body.measurements.symptoms).toEqual({ answered: false, codes: [] });
    expect(assessed({}).unassessed.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["spo2", "respiratoryRate", "pulse", "temperature", "bloodPressure", "symptoms"]),
    );
    expect(assessed({}).severity).not.toBe("routine");
  });
  it("a full form is a valid body", () => {
    const given: Answers = {
      spo2First: 95,
      spo2Second: 98,
      spo2Third: 97,
      pulse: 84,
      breaths: 20,
      breathsAgain: 18,
      calm: true,
      temperature: 38.1,
      feverSinceHours: 12,
      medicineHelped: "yes",
      systolic: 120,
      diastolic: 80,
      onOxygen: false,
      conditions: ["cold_hand"],
      danger: [],
      more: [],
      mild: ["cough"],
      note: "  Đêm qua ho  ",
      begunAt: MORNING,
    };
    const { measurements } = checkinBody.parse(bodyOf(given));
    expect(measurements.respiratoryRate).toEqual({ counted: 18, earlier: 20, calm: true });
    expect(measurements.symptoms).toEqual({ answered: true, codes: ["cough"] });
    expect(measurements.note).toBe("Đêm qua ho");
  });
  it("a figure outside every range is sent as it was typed", () => {
    expect(checkinBody.parse(bodyOf({ spo2First: 9, temperature: 365 })).measurements.temperatureCelsius).toBe(365);
  });
});

describe("unknown is never normal", () => {
  it.each(["danger", "more", "mild"] as const)("one page of symptoms passed over (%s) leaves the question open", (page) => {
    const given: Answers = { danger: [], more: [], mild: [], [page]: null };
    expect(measurementsOf(given).symptoms.answered).toBe(false);
  });
  it("a danger sign counts though the other pages were not reached", () => {
    const facts = factsOf(aPerson(), measurementsOf({ danger: ["dyspnea_at_rest"] }), MORNING);
    expect(facts.symptoms).toEqual(["dyspnea_at_rest"]);
  });
  it("ordinary symptoms alone do not answer for the danger signs", () => {
    expect(factsOf(aPerson(), measurementsOf({ mild: ["cough"] }), MORNING).symptoms).toBeNull();
  });
  it("while the form is open, what is missing is not yet a finding", () => {
    const facts = factsOf(aPerson(), measurementsOf({}), MORNING);
    expect(soFar(facts, DEFAULT_PARAMETERS)).toEqual({ findings: [], severity: "routine" });
  });
});

describe("what was added later is laid over the check-in", () => {
  it("takes the newest figures and all signs", () => {
    const sent = measurementsOf({ spo2First: 95, breaths: 21, danger: [], more: [], mild: [] });
    const [first, second] = [encodeId("add", new Uint8Array(16).fill(1)), encodeId("add", new Uint8Array(16).fill(2))];
    const facts = factsOf(aPerson(), sent, MORNING, [
      { id: first, recordedAt: MORNING, spo2Second: 98 },
      { id: second, recordedAt: MORNING, spo2Third: 97, symptomsAdded: ["dyspnea"], respiratoryRate: 18 },
    ]);
    expect(facts).toMatchObject({ spo2Second: 98, spo2Third: 97, respiratoryRate: 18, symptoms: ["dyspnea"] });
  });
});

describe("what the device sent itself", () => {
  it("is marked in the body, and only where its figure stands", () => {
    const given: Answers = { spo2First: 97, pulse: 82, device: ["spo2_first", "spo2_second", "pulse"] };
    expect(checkinBody.parse(bodyOf(given)).measurements.deviceRead).toEqual(["spo2_first", "pulse"]);
    expect(measurementsOf({ spo2First: null, device: ["spo2_first"] })).not.toHaveProperty("deviceRead");
    expect(measurementsOf({ spo2First: 97 })).not.toHaveProperty("deviceRead");
  });
  it("loses its mark when the figure is typed anew", () => {
    const given: Answers = { device: ["spo2_first", "pulse"] };
    expect(marksAfter(given, "spo2_first", false)).toEqual(["pulse"]);
    expect(marksAfter(given, "spo2_first", true)).toEqual(["pulse", "spo2_first"]);
    expect(marksAfter({}, "pulse", true)).toEqual(["pulse"]);
  });
});

describe("an open form", () => {
  it("is known from one that holds something; a text that nobody confirmed is no answer", () => {
    expect(hasAnswers({ begunAt: 1, spo2First: null, danger: [] })).toBe(false);
    expect(hasAnswers({ begunAt: 1, typing: { spo2: "9" } })).toBe(false);
    expect(hasAnswers({ spo2First: 97 })).toBe(true);
    expect(hasAnswers({ mild: ["cough"] })).toBe(true);
  });
  it("sends no text that nobody confirmed", () => {
    expect(measurementsOf({ typing: { spo2: "84" } }).spo2.first).toBeNull();
  });
});
