/**
 * Who may call what, by route: the status each actor gets. A route of the app without a row here fails the build
 * (test/access-matrix.workerd.test.ts). `yes` stands for any answer of the verb itself.
 */
export const ACTORS = ["anonymous", "nurse", "lead", "doctor", "officer", "otherNurse", "phone", "otherPhone"] as const;
export type Actor = (typeof ACTORS)[number];
export type Answer = "yes" | 401 | 403 | 404;
type Row = Readonly<Record<Actor, Answer>>;

const staffOnly = (row: Partial<Row>): Row => ({
  anonymous: 401, nurse: "yes", lead: "yes", doctor: "yes", officer: 403, otherNurse: 404, phone: 401, otherPhone: 401, ...row,
});
const anyStaff: Row = staffOnly({ officer: "yes", otherNurse: "yes" });
const ownList: Row = staffOnly({ otherNurse: "yes" });
const stationOnly: Row = staffOnly({ doctor: 403 });
const phoneOnly: Row = { anonymous: 401, nurse: 401, lead: 401, doctor: 401, officer: 401, otherNurse: 401, phone: "yes", otherPhone: 404 };
const everybody: Row = { anonymous: "yes", nurse: "yes", lead: "yes", doctor: "yes", officer: "yes", otherNurse: "yes", phone: "yes", otherPhone: "yes" };

export const MATRIX: Readonly<Record<string, Row>> = {
  "GET /api/health": everybody,
  "POST /api/session": everybody,
  "POST /api/phone/activations": everybody,

  "GET /api/session": anyStaff,
  "DELETE /api/session": anyStaff,
  "GET /api/sessions": anyStaff,
  "DELETE /api/sessions/:sessionId": anyStaff,
  "POST /api/password": anyStaff,
  "POST /api/duty": ownList,
  "DELETE /api/duty": anyStaff,
  "GET /api/members": { ...anyStaff, nurse: 403, doctor: 403, officer: 403, otherNurse: 403 },
  "POST /api/members/:staffId/password-reset": { ...anyStaff, nurse: 403, doctor: 403, officer: 403, otherNurse: 403 },

  "GET /api/phone/session": { ...phoneOnly, otherPhone: "yes" },
  "DELETE /api/phone/session": { ...phoneOnly, otherPhone: "yes" },
  "DELETE /api/phone/people/:personId": phoneOnly,
  "POST /api/phone/episodes/:episodeId/checkins": phoneOnly,
  "POST /api/phone/checkins/:checkinId/addenda": phoneOnly,
  "GET /api/phone/checkins/:checkinId/receipt": phoneOnly,
  "GET /api/phone/episodes/:episodeId/course": phoneOnly,
  "POST /api/phone/episodes/:episodeId/help": phoneOnly,

  "GET /api/patients": ownList,
  "POST /api/patients": { ...stationOnly, otherNurse: "yes" },
  "PATCH /api/episodes/:episodeId/enrolment": stationOnly,
  "POST /api/episodes/:episodeId/activation": stationOnly,
  "DELETE /api/episodes/:episodeId/activation": stationOnly,
  "DELETE /api/episodes/:episodeId/phones/:deviceId": stationOnly,
  "POST /api/episodes/:episodeId/end": stationOnly,
  "POST /api/episodes/:episodeId/checkins": stationOnly,
  "POST /api/checkins/:checkinId/addenda": stationOnly,
  "POST /api/episodes/:episodeId/opened": staffOnly({}),
  "POST /api/episodes/:episodeId/notes": staffOnly({}),
  "POST /api/alerts/:alertId/acknowledge": staffOnly({}),
  "POST /api/alerts/:alertId/act": staffOnly({}),
  "POST /api/alerts/:alertId/resolve": staffOnly({}),
  "GET /api/board": ownList,
  "GET /api/episodes/:episodeId": staffOnly({}),
};
