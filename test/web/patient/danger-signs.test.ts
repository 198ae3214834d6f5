import { describe, expect, it } from "vitest";
import type { DevicePerson } from "../../../schema/api/access.ts";
import type { Symptom } from "../../../schema/terms.ts";
import { measurementsOf } from "../../../web/patient/checkin/answers.ts";
import { factsOf } from "../../../web/patient/checkin/facts-of.ts";
import { sendsNow } from "../../../web/patient/checkin/steps.ts";
import { ageInMonths } from "../../../worker/clinical/age.ts";
import { assess } from "../../../worker/clinical/assess.ts";
import { symptomsAsked } from "../../../worker/clinical/form.ts";
import { DEFAULT_PARAMETERS } from "../../../worker/clinical/parameters.ts";
import { aPerson, MORNING } from "./a-person.ts";

const BIRTHS = ["2022-01-10", "2021-06-01", "2018-02-01", "2013-02-01", "2009-02-01", "1990-02-01", "1951-02-03"];
const signsOf = (date: string) => {
  const of = aPerson({ birth: { date, precision: "day" } });
  const { danger, more } = symptomsAsked(ageInMonths(date, "day", MORNING));
  return [...danger, ...more].map((code) => ({ of, date, code }));
};

/** What the phone says when this sign alone was ticked, the rest answered with "none" or left open. */
function severityOf(of: DevicePerson, code: Symptom, restAnswered: boolean) {
  const given = { spo2First: 99, danger: [code], ...(restAnswered ? { more: [], mild: [] } : {}) };
  return assess(factsOf(of, measurementsOf(given), MORNING), DEFAULT_PARAMETERS).severity;
}

describe("a danger sign is never shown as on schedule", () => {
  it.each(BIRTHS.flatMap(signsOf))("$code, born $date", ({ of, code }) => {
    for (const answered of [true, false]) expect(["urgent", "emergency"]).toContain(severityOf(of, code, answered));
    const context = { person: of, parameters: DEFAULT_PARAMETERS, hasOximeter: true, hasCuff: false, at: MORNING };
    expect(sendsNow("danger", { danger: [code] }, context)).toBe(true);
  });
});
