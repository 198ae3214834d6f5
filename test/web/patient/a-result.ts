import type { Measurements, Receipt } from "../../../schema/api/checkin.ts";
import { encodeId } from "../../../schema/ids.ts";
import { type CheckinLetter, readyEnvelope } from "../../../web/patient/outbox/letter.ts";
import { MORNING } from "./a-person.ts";

const id = encodeId("chk", new Uint8Array(16).fill(9));

/** A check-in that the station has: all measured, no symptom, but for what is changed. */
export const aLetter = (over: Partial<Measurements> = {}): CheckinLetter => ({
  kind: "checkin",
  id,
  personId: encodeId("per", new Uint8Array(16).fill(1)),
  episodeId: encodeId("epi", new Uint8Array(16).fill(2)),
  receipt: null,
  form: null,
  content: {
    id,
    recordedAt: MORNING,
    language: "vi",
    measurements: {
      spo2: { first: 98 },
      pulse: 76,
      respiratoryRate: { counted: 16 },
      temperatureCelsius: 36.8,
      bloodPressure: { systolicMmhg: 118, diastolicMmhg: 76 },
      onOxygen: false,
      measuringConditions: [],
      symptoms: { answered: true, codes: [] },
      note: null,
      ...over,
    },
  },
  ...readyEnvelope(MORNING),
  state: "receipted",
});

/** What the station says of it: urgent, with an open alert that nobody holds yet. */
export const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  checkinId: id,
  recordedAt: MORNING,
  measuredAt: MORNING,
  receivedAt: MORNING + 1_000,
  assessment: {
    version: 1,
    protocol: "covid19-home-1@1.1.0",
    parameters: 1,
    severity: "urgent",
    reasons: [{ rule: "SPO2-A-U", values: { spo2: 96 } }],
    unassessed: [],
    news2: { score: 0, partial: false },
    spo2Effective: 96,
  },
  alert: { severity: "urgent", state: "open", holder: null },
  acceptedUntil: null,
  seen: null,
  answer: null,
  nextDueAt: null,
  ...over,
});
