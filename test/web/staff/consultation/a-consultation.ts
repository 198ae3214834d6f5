import type { CheckinView } from "../../../../schema/api/checkin.ts";
import type { ConsultationVerb, ConsultationView, OpinionView } from "../../../../schema/api/consultation.ts";
import { anId, HA, HOSPITAL, KHOA, STATION } from "./a-desk.ts";

const MINUTE = 60_000;
/** 16:37 of a day at the site. */
export const NOW = Date.UTC(2026, 2, 15, 9, 37);

type Figures = Partial<CheckinView["measurements"]>;
/** A check-in in which everything was measured; `figures` replaces what the test is about. */
export function aCheckin(byte: number, figures: Figures = {}, assessment: Partial<CheckinView["assessment"]> = {}): CheckinView {
  const measurements: CheckinView["measurements"] = {
    spo2: { first: 97 },
    pulse: 80,
    respiratoryRate: { counted: 16 },
    temperatureCelsius: 37.2,
    bloodPressure: { systolicMmhg: 118, diastolicMmhg: 72 },
    onOxygen: false,
    measuringConditions: [],
    symptoms: { answered: true, codes: [] },
    note: null,
    ...figures,
  };
  const at = NOW - 21 * MINUTE;
  return {
    id: anId("chk", byte),
    source: "self",
    sentBy: null,
    recordedAt: at,
    measuredAt: at,
    receivedAt: at,
    measurements,
    addenda: [],
    assessment: {
      version: 1,
      protocol: "covid19-home-1",
      parameters: 1,
      severity: "routine",
      reasons: [],
      unassessed: [],
      news2: { score: 1, partial: false },
      spo2Effective: measurements.spo2.first,
      ...assessment,
    },
    severities: ["routine"],
  };
}

export const anOpinion = (version: number, over: Partial<OpinionView> = {}): OpinionView => ({
  version,
  disposition: "transfer_hospital",
  assessment: "Viêm phổi, suy hô hấp.",
  meanwhile: "Oxy 3 lít/phút",
  remeasureMinutes: 10,
  patientText: "Bác nằm sấp.",
  by: KHOA,
  at: NOW - MINUTE,
  correction: null,
  ...over,
});

const detail: ConsultationView["case"]["details"] = {
  onsetDate: "2026-03-08",
  testKind: "rapid_antigen",
  testDate: null,
  conditions: ["hypertension"],
  pregnant: null,
  pregnancyWeeks: null,
  postpartum: null,
  vaccineDoses: 2,
  hasOximeter: true,
  chronicHypoxia: false,
  spo2Baseline: null,
  amHour: 7,
  pmHour: 18,
};

/** A consultation that rings at BS Khoa; `over` makes it another one. */
export function aConsultation(may: readonly ConsultationVerb[], over: Partial<ConsultationView> = {}): ConsultationView {
  return {
    id: anId("con", 7),
    episodeId: anId("epi", 7),
    state: "ringing",
    severity: "emergency",
    name: "Sơn Thị Hạnh",
    honorific: "ba",
    sex: "female",
    birth: { date: "1955-01-01", precision: "year" },
    onsetDate: "2026-03-08",
    riskClass: "very_high",
    station: { id: STATION, shortName: "An Khánh", healthPhone: "0900 000 908" },
    hospital: { id: HOSPITAL, shortName: "BV Đa khoa", healthPhone: "0900 000 924" },
    question: "Có cần chuyển ngay không?",
    askedBy: HA,
    askedAt: NOW - 8 * MINUTE,
    ring: { staff: KHOA, since: NOW - 10_000, until: NOW + 20_000 },
    doctor: null,
    opinionDueAt: null,
    opinion: null,
    read: null,
    withdrawn: null,
    done: "Nằm sấp",
    medicines: "Paracetamol",
    allergies: "Không",
    rings: [],
    opinions: [],
    messages: [],
    call: { configured: true, invited: null, phoneLinked: true, presences: [] },
    case: {
      details: detail,
      openedAt: NOW - 6 * 86_400_000,
      baseline: 97,
      phone: "0900 000 101",
      carer: null,
      hamlet: "Khu vực 3",
      household: 0,
      checkins: [aCheckin(1)],
      alerts: [],
      notes: [],
    },
    may: [...may],
    ...over,
  };
}

/** BS Khoa has accepted it. */
export const accepted = (may: readonly ConsultationVerb[], over: Partial<ConsultationView> = {}): ConsultationView =>
  aConsultation(may, {
    state: "accepted",
    ring: null,
    doctor: { ...KHOA, since: NOW - 6 * MINUTE },
    opinionDueAt: NOW + 9 * MINUTE,
    ...over,
  });

/** BS Khoa has signed it, in as many versions. */
export function decided(may: readonly ConsultationVerb[], opinions: OpinionView[] = [anOpinion(1)]): ConsultationView {
  const { disposition, by, at, version } = opinions.at(-1) ?? anOpinion(1);
  return accepted(may, { state: "decided", opinionDueAt: null, opinion: { disposition, by, at, version }, opinions });
}
