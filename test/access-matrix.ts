/**
 * Who may call what, by route: the answer each actor gets. A route of the app without a row here fails the build
 * (test/access-matrix.workerd.test.ts). `yes` stands for any answer of the verb itself.
 */
export const ACTORS = [
  "anonymous",
  "nurse",
  "lead",
  "doctor",
  "officer",
  "administrator",
  "otherNurse",
  "askedDoctor",
  "medicalLead",
  "phone",
  "otherPhone",
  "revokedNurse",
  "revokedPhone",
] as const;
export type Actor = (typeof ACTORS)[number];
/** 401: no valid session. 403: not for this role. 404: it does not exist for this actor. */
export type Answer = "yes" | 401 | 403 | 404;
export type Row = Readonly<Record<Actor, Answer>>;

const everybody: Row = {
  anonymous: "yes",
  nurse: "yes",
  lead: "yes",
  doctor: "yes",
  officer: "yes",
  administrator: "yes",
  otherNurse: "yes",
  askedDoctor: "yes",
  medicalLead: "yes",
  phone: "yes",
  otherPhone: "yes",
  revokedNurse: "yes",
  revokedPhone: "yes",
};
const nobody: Row = {
  anonymous: 401,
  nurse: 401,
  lead: 401,
  doctor: 401,
  officer: 401,
  administrator: 401,
  otherNurse: 401,
  askedDoctor: 401,
  medicalLead: 401,
  phone: 401,
  otherPhone: 401,
  revokedNurse: 401,
  revokedPhone: 401,
};

/** What concerns oneself. */
const anyStaff: Row = {
  ...nobody,
  nurse: "yes",
  lead: "yes",
  doctor: "yes",
  officer: "yes",
  administrator: "yes",
  otherNurse: "yes",
  askedDoctor: "yes",
  medicalLead: "yes",
};
/** A patient of the facility, for whoever cares for them. An administrator who belongs to the facility is refused, too. */
const careTeam: Row = {
  ...nobody,
  nurse: "yes",
  lead: "yes",
  doctor: "yes",
  officer: 403,
  administrator: 403,
  otherNurse: 404,
  // A hospital that is asked about a patient sees what its consultation shows, and nothing else of them.
  askedDoctor: 404,
  medicalLead: 404,
};
/** The same, but not for doctors. */
const station: Row = { ...careTeam, doctor: 403 };
/** The list of one's own facility: a stranger sees their own. */
const ownList: Row = { ...careTeam, otherNurse: "yes", askedDoctor: "yes", medicalLead: "yes" };
const leaders: Row = { ...anyStaff, nurse: 403, doctor: 403, officer: 403, otherNurse: 403, askedDoctor: 403 };
/** What holds for the whole deployment, set by the lead of its health department alone. */
const medicalLead: Row = { ...leaders, lead: 403, administrator: 403 };
/** A consultation, for both who take part. */
const bothSides: Row = { ...careTeam, askedDoctor: "yes" };
const stationSide: Row = { ...careTeam, askedDoctor: 403 };
const hospitalSide: Row = { ...bothSides, nurse: 403, lead: 403, doctor: 403 };
const ownPhone: Row = { ...nobody, phone: "yes", otherPhone: "yes" };
/** A person who is on this phone. */
const theirPhone: Row = { ...nobody, phone: "yes", otherPhone: 404 };

export const MATRIX: Readonly<Record<string, Row>> = {
  "GET /api/health": everybody,
  "POST /api/session": everybody,
  "POST /api/phone/activations": everybody,
  "POST /api/phone/links": everybody,

  "GET /api/push-key": everybody,
  "PUT /api/staff/push-subscription": anyStaff,
  "DELETE /api/staff/push-subscription": anyStaff,
  "PUT /api/device/push-subscription": ownPhone,
  "DELETE /api/device/push-subscription": ownPhone,
  "POST /api/device/push-try": ownPhone,
  "POST /api/phone/push-heard": ownPhone,

  "GET /api/session": anyStaff,
  "DELETE /api/session": anyStaff,
  "GET /api/sessions": anyStaff,
  "DELETE /api/sessions/:sessionId": anyStaff,
  "POST /api/password": anyStaff,
  "POST /api/duty": ownList,
  "DELETE /api/duty": anyStaff,
  "GET /api/members": leaders,
  // Above the stations, and yet no colleague of theirs: an administrator helps where the own lead cannot.
  "POST /api/members/:staffId/password-reset": { ...leaders, medicalLead: 404 },

  "GET /api/site-parameters": anyStaff,
  "POST /api/site-parameters": medicalLead,

  "GET /api/phone/session": ownPhone,
  "DELETE /api/phone/session": ownPhone,
  "DELETE /api/phone/people/:personId": theirPhone,
  // For people of this phone alone: the matrix asks for the patient, whom the other phone does not have.
  "POST /api/phone/link-code": theirPhone,
  "GET /api/phone/link-code": ownPhone,
  "DELETE /api/phone/link-code": ownPhone,
  "PUT /api/phone/people/:personId/consent": theirPhone,
  "GET /api/phone/people/:personId/privacy": theirPhone,
  "POST /api/phone/people/:personId/data-requests": theirPhone,
  "GET /api/phone/people/:personId/reminders": theirPhone,
  "PUT /api/phone/people/:personId/reminders": theirPhone,
  "GET /api/phone/people/:personId/export": theirPhone,
  "POST /api/phone/episodes/:episodeId/checkins": theirPhone,
  "POST /api/phone/checkins/:checkinId/addenda": theirPhone,
  "GET /api/phone/checkins/:checkinId/receipt": theirPhone,
  "GET /api/phone/episodes/:episodeId/course": theirPhone,
  "POST /api/phone/episodes/:episodeId/help": theirPhone,
  "GET /api/phone/episodes/:episodeId/certificate": theirPhone,
  "GET /api/phone/episodes/:episodeId/readers": theirPhone,

  "GET /api/patients": ownList,
  "POST /api/patients": { ...station, otherNurse: "yes", askedDoctor: 403, medicalLead: "yes" },
  "PATCH /api/episodes/:episodeId/enrolment": station,
  "POST /api/episodes/:episodeId/activation": station,
  "DELETE /api/episodes/:episodeId/activation": station,
  "DELETE /api/episodes/:episodeId/phones/:deviceId": station,
  "POST /api/episodes/:episodeId/end": station,
  "POST /api/data-requests/:dataRequestId/move": station,
  "POST /api/episodes/:episodeId/checkins": station,
  "POST /api/checkins/:checkinId/addenda": station,
  "POST /api/episodes/:episodeId/opened": careTeam,
  "POST /api/episodes/:episodeId/notes": careTeam,
  "PUT /api/episodes/:episodeId/medicines/:medicineId": careTeam,
  "GET /api/episodes/:episodeId/certificate": careTeam,
  "POST /api/alerts/:alertId/acknowledge": careTeam,
  "POST /api/alerts/:alertId/act": careTeam,
  "POST /api/alerts/:alertId/resolve": careTeam,
  "POST /api/alerts/:alertId/take-back": careTeam,

  "GET /api/hospitals": ownList,
  "POST /api/episodes/:episodeId/consultations": careTeam,
  "GET /api/consultations": ownList,
  "GET /api/consultations/:consultationId": bothSides,
  "POST /api/consultations/:consultationId/ring": stationSide,
  "POST /api/consultations/:consultationId/accept": hospitalSide,
  "POST /api/consultations/:consultationId/decline": hospitalSide,
  "POST /api/consultations/:consultationId/messages": bothSides,
  "POST /api/consultations/:consultationId/decide": hospitalSide,
  "POST /api/consultations/:consultationId/correct": hospitalSide,
  "POST /api/consultations/:consultationId/withdraw": stationSide,
  "POST /api/consultations/:consultationId/read": stationSide,
  "POST /api/consultations/:consultationId/patient-invitation": bothSides,
  "DELETE /api/consultations/:consultationId/patient-invitation": bothSides,
  "POST /api/consultations/:consultationId/call": bothSides,
  "POST /api/phone/consultations/:consultationId/call": theirPhone,
  // The call server proves itself by its signature; a session counts for nothing here.
  "POST /api/livekit/webhook": nobody,

  "GET /api/board": ownList,
  "GET /api/board/socket": ownList,
  "GET /api/episodes/:episodeId": careTeam,
};
