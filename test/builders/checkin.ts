import type { AddendumBody, CheckinBody, Measurements } from "#schema/api/checkin.ts";
import { newId } from "./world.ts";

/** Figures of a healthy adult at home, all measured, no symptom. */
export const measured = (over: Partial<Measurements> = {}): Measurements => ({
  spo2: { first: 98 },
  pulse: 80,
  respiratoryRate: { counted: 16, calm: true },
  temperatureCelsius: 36.8,
  bloodPressure: { systolicMmhg: 118, diastolicMmhg: 76 },
  onOxygen: false,
  measuringConditions: [],
  symptoms: { answered: true, codes: [] },
  note: null,
  ...over,
});

/** A check-in as a phone with a right clock sends it. */
export function aCheckin(over: Partial<Measurements> = {}, envelope: Partial<CheckinBody> = {}): CheckinBody {
  const now = Date.now();
  return { id: newId("chk"), recordedAt: now - 5_000, sentAt: now, language: "vi", measurements: measured(over), ...envelope };
}

export function anAddendum(over: Partial<AddendumBody> = {}): AddendumBody {
  const now = Date.now();
  return { id: newId("add"), recordedAt: now - 1_000, sentAt: now, ...over };
}
