import { env } from "cloudflare:workers";
import { CONSENT_VERSION } from "#schema/terms.ts";
import type { Actor } from "../access-matrix.ts";
import { alter } from "./answers.ts";
import { aDecision, aQuestion } from "./asked.ts";
import { aCheckin, anAddendum } from "./checkin.ts";
import { aConsultation, aDoctor, aHospital } from "./consultation.ts";
import { anEnrolment, anIllness, aPerson } from "./enrolment.ts";
import { aMedicine } from "./medicine.ts";
import { aSubscription } from "./push.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "./world.ts";

/** A patient with whatever a route can name of them. */
export interface Scene {
  readonly patient: TestPatient;
  /** Whom the consultation asks. */
  readonly doctor: TestStaff;
  readonly colleague: TestStaff;
  readonly params: Readonly<Record<string, string>>;
}

/** Somebody with a session, and what the routes name when this actor calls them. */
export interface Subject {
  readonly actor: { readonly cookie: string } | null;
  readonly params: Readonly<Record<string, string>>;
}

const ROLES: Partial<Record<Actor, string>> = {
  nurse: "nurse",
  lead: "lead",
  doctor: "doctor",
  officer: "officer",
  administrator: "administrator",
  otherNurse: "nurse",
  revokedNurse: "nurse",
};

async function sessionOf(actor: Actor, { patient, doctor }: Scene): Promise<{ cookie: string; sessionId?: string } | null> {
  if (actor === "askedDoctor") return doctor;
  if (actor === "medicalLead") return aMedicalLead();
  const role = ROLES[actor];
  if (role) {
    const staff = await aStaff(actor === "otherNurse" ? await aFacility() : patient.facilityId, { role });
    if (actor === "revokedNurse") await alter("UPDATE staff_sessions SET revoked_at = 1 WHERE id = ?", staff.sessionId);
    return staff;
  }
  if (actor === "anonymous") return null;
  const stranger = await aPatient(patient.facilityId);
  const phone = await aPhone(actor === "otherPhone" ? stranger.personId : patient.personId);
  if (actor === "revokedPhone") await alter("UPDATE devices SET revoked_at = 1 WHERE id = ?", phone.deviceId);
  return phone;
}

/** The lead of the health department, who answers for the deployment's medicine. */
export const aMedicalLead = async (): Promise<TestStaff> =>
  aStaff(await aFacility({ kind: "health_department", short_name: "Sở Y tế" }), { role: "lead" });

const sent = () => ({ recordedAt: Date.now(), sentAt: Date.now() });
const aHelpBody = () => ({ id: newId("not"), kind: "request", ...sent(), message: null });

/** An answer to the question of consent, in Vietnamese: yes, if nothing else is said. */
export const aConsent = (over: Record<string, unknown> = {}) => ({
  decision: "given",
  version: CONSENT_VERSION,
  language: "vi",
  recordedAt: Date.now(),
  ...over,
});

/** A family's own hours: 07:30 and 18:30. */
export const REMINDERS = { am: { minute: 450, on: true }, pm: { minute: 1110, on: true }, byText: true };

/** A patient with a phone, a check-in, an open alert and a consultation that a doctor has. */
export async function aScene(): Promise<Scene> {
  const patient = await aPatient(await aFacility());
  const phone = await aPhone(patient.personId);
  const colleague = await aStaff(patient.facilityId);
  const checkin = aCheckin();
  await (await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: checkin })).text();
  await (await send(`/api/phone/episodes/${patient.episodeId}/help`, { as: phone, body: aHelpBody() })).text();
  const alert = await env.DB.prepare("SELECT id FROM alerts WHERE episode_id = ?")
    .bind(patient.episodeId)
    .first<{ id: string }>();
  const doctor = await aDoctor(await aHospital());
  const request = { id: newId("drq"), recordedAt: Date.now(), message: null };
  await (await send(`/api/phone/people/${patient.personId}/data-requests`, { as: phone, body: request })).text();
  const state = { state: "accepted", doctor: doctor.id, patient_invited_at: Date.now(), patient_invited_by: colleague.id };
  const consultation = await aConsultation(patient, doctor.facilityId, colleague.id, state);
  return {
    ...{ patient, doctor, colleague },
    params: {
      personId: patient.personId,
      episodeId: patient.episodeId,
      checkinId: checkin.id,
      alertId: alert?.id ?? "no alert was raised",
      consultationId: consultation.id,
      dataRequestId: request.id,
      deviceId: phone.deviceId,
      medicineId: newId("med"),
      staffId: colleague.id,
    },
  };
}

/** This actor beside that patient. */
export async function aSubject(actor: Actor, scene: Scene): Promise<Subject> {
  const session = await sessionOf(actor, scene);
  const sessionId = session?.sessionId ?? scene.colleague.sessionId;
  return { actor: session, params: { ...scene.params, sessionId } };
}

/** For each route with a body one that the route takes. */
export const BODIES: Readonly<Record<string, (params: Subject["params"]) => unknown>> = {
  "POST /api/session": () => ({ username: "nobody", password: "nothing" }),
  "POST /api/password": () => ({ current: "the old password", next: "quite another one" }),
  "PUT /api/staff/push-subscription": () => aSubscription(),
  "PUT /api/device/push-subscription": () => aSubscription(),
  "POST /api/site-parameters": () => ({
    version: 1,
    adultNotifyMax: 95,
    adultRrNotifyMin: 20,
    dbpAloneSeverity: "watch",
    reason: "The practice of the city",
  }),
  "POST /api/phone/activations": () => ({ code: "ABCD-EFGH", birthYear: 1981, relation: "self" }),
  "POST /api/phone/links": () => ({ code: "ABCD-EFGH" }),
  "POST /api/phone/link-code": ({ personId }) => ({ people: [personId], relation: null }),
  "PUT /api/phone/people/:personId/consent": () => aConsent(),
  "PUT /api/phone/people/:personId/reminders": () => REMINDERS,
  "POST /api/phone/push-heard": ({ episodeId }) => ({ code: "reminder", about: episodeId }),
  "POST /api/phone/people/:personId/data-requests": () => ({ id: newId("drq"), recordedAt: Date.now(), message: null }),
  "POST /api/data-requests/:dataRequestId/move": () => ({ state: "taken" }),
  "POST /api/phone/episodes/:episodeId/checkins": () => aCheckin(),
  "POST /api/phone/checkins/:checkinId/addenda": () => anAddendum({ spo2Second: 97 }),
  "POST /api/phone/episodes/:episodeId/help": aHelpBody,
  "POST /api/patients": () => anEnrolment({ person: { phone: null } }),
  "PATCH /api/episodes/:episodeId/enrolment": () => ({
    version: 99,
    person: aPerson(),
    episode: anIllness(),
    reason: "A correction",
  }),
  "POST /api/episodes/:episodeId/end": () => ({ reason: "recovered", note: null }),
  "POST /api/episodes/:episodeId/checkins": () => aCheckin(),
  "POST /api/checkins/:checkinId/addenda": () => anAddendum({ respiratoryRate: 18 }),
  "POST /api/episodes/:episodeId/notes": () => ({ id: newId("not"), text: "A note", forPatient: false }),
  "PUT /api/episodes/:episodeId/medicines/:medicineId": () => aMedicine(),
  "POST /api/episodes/:episodeId/consultations": () => aQuestion(newId("fac")),
  "POST /api/consultations/:consultationId/ring": () => ({ hospitalId: newId("fac") }),
  "POST /api/consultations/:consultationId/decline": () => ({ reason: "other", text: null }),
  "POST /api/consultations/:consultationId/messages": () => ({ id: newId("msg"), text: "A message" }),
  "POST /api/consultations/:consultationId/decide": () => aDecision(),
  "POST /api/consultations/:consultationId/correct": () => ({ ...aDecision(), version: 1, reason: "A correction" }),
  "POST /api/consultations/:consultationId/withdraw": () => ({ reason: "Not needed any more" }),
  "POST /api/alerts/:alertId/act": () => ({ action: "called_reached", text: null, patientText: null }),
  "POST /api/alerts/:alertId/resolve": () => ({ reason: "request_met", text: null, patientText: null, acceptHours: null }),
};
