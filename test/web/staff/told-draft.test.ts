import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { checkinBody } from "#schema/api/checkin.ts";
import {
  blankTold,
  isEmpty,
  readFigure,
  ticksMissing,
  toldBody,
  unreadable,
} from "../../../web/staff/patient/told/told-draft.ts";

const blank = blankTold(`chk_${"0".repeat(26)}`);
const body = (part: Partial<typeof blank>) => toldBody({ ...blank, ...part }, "vi", 1_000);

describe("a check-in told on the telephone", () => {
  it("sends an empty field as not measured and symptoms that were not asked as not answered", () => {
    const { measurements } = body({ spo2: "95" });
    expect(measurements).toMatchObject({
      spo2: { first: 95 },
      pulse: null,
      symptoms: { answered: false, codes: [] },
      onOxygen: null,
    });
    expect(z.safeParse(checkinBody, body({ spo2: "95" })).success).toBe(true);
  });
  it("tells none from not asked", () => {
    expect(body({ symptomsAnswered: "none" }).measurements.symptoms).toEqual({ answered: true, codes: [] });
  });
  it("is not sent as no symptoms when it was said that there are some and none is ticked", () => {
    const some = { ...blank, symptomsAnswered: "some" } as const;
    expect([ticksMissing(some), ticksMissing({ ...some, symptoms: ["cough"] }), ticksMissing(blank)]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it("asks about fever only above 37.5, and sends no answer where none was given", () => {
    expect(body({ temperature: "37,4", feverHours: "5" }).measurements).not.toHaveProperty("fever");
    expect(body({ temperature: "38,1" }).measurements).toMatchObject({ fever: { sinceHours: null, medicineHelped: null } });
  });
  it("never takes what cannot be read for not measured", () => {
    expect([readFigure(""), readFigure(" 38,1 "), readFigure("9o")]).toEqual([null, 38.1, Number.NaN]);
    expect(unreadable({ ...blank, spo2: "9o", pulse: "80" })).toEqual(["spo2"]);
  });
  it("is not a check-in when nothing was said", () => {
    expect([isEmpty(blank), isEmpty({ ...blank, symptomsAnswered: "none" }), isEmpty({ ...blank, spo2: "9o" })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
