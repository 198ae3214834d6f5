import type { Id } from "#schema/ids.ts";
import { aFacility, aStaff, insert, newId, type TestPatient, type TestStaff } from "./world.ts";

const MINUTE = 60_000;
type Row = Record<string, string | number | null>;

/** A hospital that can be asked. */
export const aHospital = (over: Parameters<typeof aFacility>[0] = {}): Promise<Id<"fac">> =>
  aFacility({ kind: "hospital", name: "Bệnh viện Đa khoa", short_name: "BV Đa khoa", ...over });

export const aDoctor = (hospital: Id<"fac">, over: Parameters<typeof aStaff>[1] = {}): Promise<TestStaff> =>
  aStaff(hospital, { role: "doctor", title: "BS", name: "Khoa", ...over });

/** A shift that runs. */
export const onDuty = ({ id, facilityId }: TestStaff, from = Date.now() - 60 * MINUTE): Promise<void> =>
  insert("duties", { staff_id: id, facility_id: facilityId, from_at: from, until_at: Date.now() + 60 * MINUTE });

export interface TestConsultation {
  readonly id: Id<"con">;
  readonly episodeId: Id<"epi">;
  readonly stationId: Id<"fac">;
  readonly hospitalId: Id<"fac">;
  readonly askedBy: Id<"stf">;
  readonly askedAt: number;
}

/** What belongs to a state, so that a row is one that the verbs could have written. */
function stateRow(state: string, askedAt: number, askedBy: string, doctor: string | null): Row {
  const accepted = { doctor_id: doctor, accepted_at: askedAt + 1_000 };
  if (state === "accepted") return accepted;
  if (state === "decided") return { ...accepted, decided_at: askedAt + 2_000 };
  if (state === "withdrawn") return { withdrawn_at: askedAt + 2_000, withdrawn_by: askedBy, withdraw_reason: "Đã đỡ" };
  return {};
}

/**
 * A consultation about this patient as one row, asked five minutes ago; `over` names any column. Without `state` it rings, but nobody
 * in particular: a ring, an opinion and the feed have builders of their own. `doctor` is whoever accepted it.
 */
export async function aConsultation(
  patient: TestPatient,
  hospitalId: Id<"fac">,
  askedBy: Id<"stf">,
  { doctor = null, ...over }: Row & { doctor?: Id<"stf"> | null; asked_at?: number; state?: string } = {},
): Promise<TestConsultation> {
  const id = newId("con");
  const askedAt = over.asked_at ?? Date.now() - 5 * MINUTE;
  const state = over.state ?? "ringing";
  await insert("consultations", {
    episode_id: patient.episodeId,
    station_id: patient.facilityId,
    hospital_id: hospitalId,
    severity: "urgent",
    question: "SpO₂ xuống 93, có cần chuyển viện không?",
    content_hash: "0",
    asked_by: askedBy,
    room_name: `room-${id.slice(4)}`,
    ...stateRow(state, askedAt, askedBy, doctor),
    ...over,
    id,
    state,
    asked_at: askedAt,
  });
  return { id, episodeId: patient.episodeId, stationId: patient.facilityId, hospitalId, askedBy, askedAt };
}

/** A doctor is rung, the `ring`th of this consultation; without an outcome it rings still. */
export async function aRing(consultation: TestConsultation, staff: Id<"stf">, over: Row & { ring?: number } = {}): Promise<void> {
  const at = consultation.askedAt;
  await insert("consultation_rings", {
    round: 1,
    hospital_id: consultation.hospitalId,
    rung_at: at,
    until_at: at + MINUTE,
    ...over,
    ring: over.ring ?? 1,
    consultation_id: consultation.id,
    staff_id: staff,
  });
}

/** A signed opinion, the first version unless it is named otherwise. */
export async function anOpinion(consultation: TestConsultation, by: Id<"stf">, over: Row = {}): Promise<void> {
  await insert("consultation_opinions", {
    version: 1,
    disposition: "stay_home",
    assessment: "Viêm phổi nhẹ, chưa cần oxy.",
    meanwhile: null,
    remeasure_minutes: null,
    patient_text: null,
    signed_at: consultation.askedAt + 2_000,
    correction: null,
    ...over,
    consultation_id: consultation.id,
    episode_id: consultation.episodeId,
    signed_by: by,
  });
}

/** Somebody in the room: a party (`stf_…` or `per_…`) on a device. */
export async function aPresence(consultation: TestConsultation, party: string, device: string, over: Row = {}): Promise<void> {
  await insert("call_presences", {
    participant_sid: `PA_${newId("dev").slice(-12)}`,
    joined_at: consultation.askedAt + 1_500,
    ...over,
    consultation_id: consultation.id,
    party,
    device,
  });
}

type Asking = "consultation_asked" | "consultation_rung_again" | "consultation_unanswered";

/** What the audit keeps of asking: which hospital, by whom; and that nobody was left to ring there. */
export async function anAsking(
  { id, episodeId, hospitalId, askedBy, askedAt }: TestConsultation,
  action: Asking = "consultation_asked",
  over: { at?: number; hospitalId?: Id<"fac"> } = {},
): Promise<void> {
  const actor = action === "consultation_unanswered" ? "system" : askedBy;
  const detail = JSON.stringify({ hospitalId: over.hospitalId ?? hospitalId });
  await insert("audit", { at: over.at ?? askedAt, actor, action, episode_id: episodeId, subject: id, detail });
}
