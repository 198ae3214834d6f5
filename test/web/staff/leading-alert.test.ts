import { describe, expect, it } from "vitest";
import { leadingAlert } from "../../../web/staff/patient/leading-alert.ts";
import { aRow } from "./a-row.ts";

const alert = (name: string, over: Partial<Parameters<typeof aRow>[0]>) => aRow({ name, ...over }).alert;

describe("the alert that a patient's page is about", () => {
  it("is the worst, and of one severity never a wish before a reading or a silence, however long it has waited", () => {
    const request = alert("r", { kind: "request", clockFrom: 1 });
    const reading = alert("c", { kind: "clinical", clockFrom: 9 });
    const silence = alert("s", { kind: "silence", clockFrom: 8 });
    expect(leadingAlert([request, reading])).toEqual(reading);
    expect(leadingAlert([request, silence])).toEqual(silence);
    expect(leadingAlert([reading, alert("u", { severity: "urgent", clockFrom: 9 })])?.severity).toBe("urgent");
    expect(leadingAlert([request])).toEqual(request);
    expect(leadingAlert([])).toBeNull();
  });
});
