import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { askBody, type HospitalList } from "../../../../schema/api/consultation.ts";
import { askBodyOf, blankQuestion, hospitalOf } from "../../../../web/staff/consultation/ask/ask-draft.ts";
import { anId, KHOA } from "./a-desk.ts";

type Hospital = HospitalList["hospitals"][number];
const hospital = (byte: number, onDuty: Hospital["onDuty"] = []): Hospital => ({
  facility: { id: anId("fac", byte), kind: "hospital", name: "BV", shortName: "BV", healthPhone: null, welfarePhone: null },
  careLevel: "basic",
  onDuty,
  open: 0,
});
const EMPTY = hospital(3);
const STAFFED = hospital(4, [KHOA]);

describe("which hospital is asked", () => {
  it("is the one pressed, else that of the last time, else where somebody would be rung", () => {
    const all = [EMPTY, STAFFED];
    expect(hospitalOf({ hospitalId: EMPTY.facility.id }, all, STAFFED.facility.id)).toBe(EMPTY);
    expect(hospitalOf({ hospitalId: null }, all, EMPTY.facility.id)).toBe(EMPTY);
    expect(hospitalOf({ hospitalId: null }, all, null)).toBe(STAFFED);
  });
  it("is never one that can not be asked any more", () => {
    expect(hospitalOf({ hospitalId: EMPTY.facility.id }, [STAFFED], EMPTY.facility.id)).toBe(STAFFED);
    expect(hospitalOf({ hospitalId: null }, [], EMPTY.facility.id)).toBeNull();
  });
});

describe("what is sent with a question", () => {
  const draft = { ...blankQuestion(), question: "  Có cần chuyển không?  " };
  it("is nothing without a question or a hospital", () => {
    expect(askBodyOf({ ...draft, question: "  " }, STAFFED, null)).toBeNull();
    expect(askBodyOf(draft, null, null)).toBeNull();
  });
  it("says of an empty field that it was not asked, never that there is none", () => {
    const body = askBodyOf({ ...draft, allergies: " ", medicines: "", done: "" }, STAFFED, null);
    expect(body).toMatchObject({ allergies: null, medicines: null, done: null, question: "Có cần chuyển không?" });
  });
  it("carries the same id at every press and is what the service reads", () => {
    const once = askBodyOf(draft, STAFFED, anId("alr", 1));
    expect(z.safeParse(askBody, once).success).toBe(true);
    expect(askBodyOf({ ...draft, question: "Khác" }, STAFFED, null)?.id).toBe(once?.id);
    expect(blankQuestion().id).not.toBe(draft.id);
  });
});
