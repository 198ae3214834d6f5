import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { addendumBody, type CheckinView } from "#schema/api/checkin.ts";
import type { Symptom } from "#schema/terms.ts";
import {
  addendumBodyOf,
  blankAddendum,
  isEmptyAddition,
  notToldYet,
  placeOfReading,
  spo2Readings,
  unreadableAddition,
} from "../../../web/staff/patient/told/addendum-draft.ts";

const blank = blankAddendum(`add_${"0".repeat(26)}`);
type Spo2 = CheckinView["measurements"]["spo2"];

function aCheckin(spo2: Spo2, addenda: Partial<CheckinView["addenda"][number]>[] = [], codes: Symptom[] = []): CheckinView {
  return {
    id: `chk_${"0".repeat(26)}`,
    source: "self",
    sentBy: null,
    recordedAt: 0,
    measuredAt: 0,
    receivedAt: 0,
    measurements: {
      spo2,
      pulse: null,
      respiratoryRate: { counted: null },
      temperatureCelsius: null,
      bloodPressure: { systolicMmhg: null, diastolicMmhg: null },
      onOxygen: null,
      measuringConditions: [],
      symptoms: { answered: true, codes },
      note: null,
    },
    addenda: addenda.map((one) => ({ id: blank.id, recordedAt: 0, receivedAt: 0, ...one })),
    assessment: {
      version: 1,
      protocol: "p",
      parameters: 1,
      severity: "routine",
      reasons: [],
      unassessed: [],
      news2: null,
      spo2Effective: null,
    },
    severities: ["routine"],
  };
}

describe("an addition told on the telephone", () => {
  it("is the second reading, then the third, wherever the earlier ones came from; then the check-in is full", () => {
    expect([
      placeOfReading(aCheckin({ first: 92 })),
      placeOfReading(aCheckin({ first: 92, second: 95 })),
      placeOfReading(aCheckin({ first: 92 }, [{ spo2Second: 95 }])),
      placeOfReading(aCheckin({ first: 92, second: 95 }, [{ spo2Third: 94 }])),
    ]).toEqual(["spo2Second", "spo2Third", "spo2Third", null]);
    expect(spo2Readings(aCheckin({ first: 92 }, [{ spo2Second: 95 }]))).toEqual([92, 95]);
  });
  it("sends only what was told anew", () => {
    const body = addendumBodyOf({ ...blank, spo2: "95", symptoms: ["dyspnea"] }, aCheckin({ first: 92 }), 5);
    expect(body).toEqual({ id: blank.id, recordedAt: 5, sentAt: 5, spo2Second: 95, symptomsAdded: ["dyspnea"] });
    expect(z.safeParse(addendumBody, body).success).toBe(true);
  });
  it("asks about symptoms that were not told yet", () => {
    expect(
      notToldYet(aCheckin({ first: 92 }, [{ symptomsAdded: ["fatigue"] }], ["cough"]), ["cough", "fatigue", "dyspnea"]),
    ).toEqual(["dyspnea"]);
  });
  it("is nothing without a word, and never takes what cannot be read for not measured", () => {
    expect([isEmptyAddition(blank), isEmptyAddition({ ...blank, note: "x" })]).toEqual([true, false]);
    expect(unreadableAddition({ ...blank, spo2: "9o", respiratoryRate: "20" })).toEqual(["spo2"]);
  });
});
