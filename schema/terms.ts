/**
 * The vocabulary, once. Every other file takes these words from here; nothing is imported.
 * Codes are stored and sent; what a person reads stands in the word files.
 */

/** How badly somebody is needed, from the least to the most (protocol.md 10.7 and 10.10). */
export const SEVERITIES = ["routine", "watch", "urgent", "emergency"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Time within which a professional should have taken an alert of each severity, in ms (protocol.md 10.10). Routine has none. */
export const TARGET_MS = {
  emergency: 5 * 60_000,
  urgent: 30 * 60_000,
  watch: 4 * 3_600_000,
  routine: null,
} as const satisfies Record<Severity, number | null>;

/** Time within which a request (not a danger) should have been answered, in ms (design/interface, section 4). */
export const REQUEST_TARGET_MS = 2 * 3_600_000;

/** What can be measured at home. SpO2 in %, pulse and breaths per minute, temperature in degrees Celsius, pressures in mmHg. */
export const VITALS = ["spo2", "pulse", "respiratoryRate", "temperature", "bloodPressure"] as const;
export type Vital = (typeof VITALS)[number];

/** Danger signs (protocol.md 10.11). Each has a rule at every age. */
export const DANGER_SYMPTOMS = [
  "dyspnea_at_rest",
  "dyspnea",
  "grunting",
  "chest_indrawing",
  "stridor",
  "nasal_flaring",
  "wheeze",
  "chest_pain_persistent",
  "chest_pain",
  "altered_consciousness",
  "seizure",
  "exhausted",
  "irritable_not_playing",
  "cyanosis",
  "cold_pale_extremities",
  "cannot_drink",
  "vomits_everything",
  "poor_feeding",
  "dehydration",
  "mis_c",
  "hemoptysis",
  "cough_fits",
  "other_acute_illness",
  "concern",
] as const;

/** Ordinary symptoms (protocol.md 10.11). */
export const MILD_SYMPTOMS = [
  "cough",
  "sputum",
  "chills",
  "red_eye",
  "loss_taste_smell",
  "sore_throat",
  "headache",
  "dizziness",
  "anorexia",
  "nausea",
  "vomiting",
  "myalgia",
  "nasal",
  "fatigue",
  "diarrhea",
] as const;

/** Every symptom code, danger signs first. */
export const SYMPTOMS = [...DANGER_SYMPTOMS, ...MILD_SYMPTOMS] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/** What may spoil an oximeter's reading (protocol.md 8). */
export const MEASURING_CONDITIONS = ["cold_hand", "nail_polish", "movement", "weak_signal"] as const;
export type MeasuringCondition = (typeof MEASURING_CONDITIONS)[number];

/** Figures that an oximeter can send by itself (Pulse Oximeter Service, 0x1822). */
export const DEVICE_FIGURES = ["spo2_first", "spo2_second", "spo2_third", "pulse"] as const;
export type DeviceFigure = (typeof DEVICE_FIGURES)[number];

/** Underlying conditions: the list of decision 4038 (20, with 3646's 19 inside it; protocol.md 3.3). */
export const CONDITIONS = [
  "diabetes",
  "copd_lung",
  "cancer",
  "chronic_kidney",
  "transplant",
  "obesity",
  "heart",
  "cerebrovascular",
  "down_syndrome",
  "hiv",
  "neurological",
  "blood",
  "asthma",
  "hypertension",
  "immunodeficiency",
  "liver",
  "substance_use",
  "immunosuppressants",
  "systemic",
  "child_congenital",
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Risk class of a case at enrolment (5525/QD-BYT; protocol.md 3.1). `unknown` when what it needs was not asked. */
export const RISK_CLASSES = ["low", "medium", "high", "very_high", "unknown"] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/**
 * Clinical severity of a course (2671/QD-BYT, 26/6/2023), mildest first; beside the severity of an alert, for the record and reports.
 * `unknown`: what it needs was not measured or asked, which is never mild.
 */
export const SEVERITY_CLASSES = ["unknown", "asymptomatic", "mild", "moderate", "severe", "critical"] as const;
export type SeverityClass = (typeof SEVERITY_CLASSES)[number];

/** What made the class what it is. */
export const SEVERITY_CLASS_SIGNS = [
  "shock",
  "spo2_severe",
  "breathing_severe",
  "dyspnea_at_rest",
  "accessory_muscles",
  "cyanosis",
  "consciousness",
  "cannot_drink",
  "spo2_moderate",
  "breathing_moderate",
  "dyspnea",
  "symptoms",
  "fever",
  "none",
] as const;
export type SeverityClassSign = (typeof SEVERITY_CLASS_SIGNS)[number];

/** What the class needed and did not have. `room_air`: the SpO2 was read on oxygen. `usual_spo2`: chronic hypoxia, 2671 has no figure. */
export const SEVERITY_CLASS_THINGS = ["spo2", "respiratoryRate", "symptoms", "room_air", "usual_spo2", "temperature"] as const;
export type SeverityClassThing = (typeof SEVERITY_CLASS_THINGS)[number];

/** How far a source was checked: V the document's own page, V2 a secondary source, M memory, P a product decision. */
export const VERIFICATION_MARKS = ["V", "V2", "M", "P"] as const;
export type VerificationMark = (typeof VERIFICATION_MARKS)[number];

/** Why an alert is on the board (decisions.md 8). One open alert per episode and kind. */
export const ALERT_KINDS = ["clinical", "silence", "help", "request", "eligibility"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** `open`: nobody has it. `acknowledged`: a holder has it. `resolved`: closed with a reason. */
export const ALERT_STATES = ["open", "acknowledged", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What a professional did about an alert. */
export const ALERT_ACTIONS = [
  "called_reached",
  "called_no_answer",
  "called_carer",
  "visited",
  "advised",
  "remeasure_asked",
  "other",
] as const;
export type AlertAction = (typeof ALERT_ACTIONS)[number];

/** What stands as the last thing done about an alert: also that a hospital was asked. */
export const RECORDED_ACTIONS = [...ALERT_ACTIONS, "consulted"] as const;
export type RecordedAction = (typeof RECORDED_ACTIONS)[number];

/** Why an alert was closed by a person. */
export const RESOLVE_REASONS = [
  "improved",
  "finding_accepted",
  "measuring_error",
  "care_given",
  "sent_to_hospital",
  "request_met",
  "false_alarm",
] as const;
/** Why an alert was closed by the system: a check-in answered a silence; the episode ended. */
export const SYSTEM_RESOLVE_REASONS = ["answered", "episode_ended"] as const;
export type ResolveReason = (typeof RESOLVE_REASONS)[number] | (typeof SYSTEM_RESOLVE_REASONS)[number];

/**
 * A consultation: a doctor is rung; nobody answered and the station was told; a doctor has it; signed with a disposition; taken back
 * by the station (or because the episode ended).
 */
export const CONSULTATION_STATES = ["ringing", "unanswered", "accepted", "decided", "withdrawn"] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/** What the doctor decides; a consultation cannot close without one (product/peers.md: stay, up, down, ask further). */
export const DISPOSITIONS = ["stay_home", "team_visit", "transfer_hospital", "ask_specialist"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why a doctor declines, or hands back, a consultation. */
export const DECLINE_REASONS = ["with_a_patient", "not_my_field", "leaving_duty", "other"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** What came of a ring. `accepted_by_other`: a colleague was first. `taken_back`: the station asked elsewhere, or not any more. */
export const RING_OUTCOMES = ["accepted", "declined", "not_answered", "handed_back", "accepted_by_other", "taken_back"] as const;
export type RingOutcome = (typeof RING_OUTCOMES)[number];

/**
 * How long one doctor is rung before the next, ms. A figure of the product, no clinical one (a published telehealth console rings for
 * 60 s: product/peers.md, row 19); an emergency, which should be taken within five minutes, rings for half of it.
 */
export const RING_MS = { emergency: 30_000, other: 60_000 } as const;
/** Within this after the acceptance the opinion should be signed, ms (design/interface, mockup 08). */
export const OPINION_TARGET_MS = 15 * 60_000;

/** What a family asks the station for when it is no danger. */
export const WANTS = ["call_back", "food", "medicine", "other"] as const;
export type Want = (typeof WANTS)[number];

/** Why an episode of home care ended. */
export const END_REASONS = ["recovered", "hospitalised", "moved_away", "died", "lost", "refused", "entered_in_error"] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Who typed a check-in. `staff_by_phone`: told on the telephone, typed by a nurse. */
export const CHECKIN_SOURCES = ["self", "carer", "staff_by_phone"] as const;
export type CheckinSource = (typeof CHECKIN_SOURCES)[number];

/** Whose phone it is: the person's own, or that of whoever cares for them. */
export const RELATIONS = ["self", "carer"] as const;
export type Relation = (typeof RELATIONS)[number];

/** How long a code from phone to phone waits, ms: long enough to close one app, open the other and type eight signs. */
export const LINK_CODE_MS = 10 * 60_000;

/**
 * The version of the words with which the app asks for consent (web/patient/privacy). Raise it with every change of their meaning:
 * everybody is then asked anew, and what was given before stays written down with its own version.
 */
export const CONSENT_VERSION = 1;
/** What was answered to them: given; not given when asked; taken back later. */
export const CONSENT_DECISIONS = ["given", "declined", "withdrawn"] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** A family's wish about its data: the station has it; a professional has it in hand; answered, with words. */
export const DATA_REQUEST_STATES = ["sent", "taken", "done", "declined"] as const;
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];

/** What somebody does at a facility. A lead answers for it; an officer sees figures, no patients; an administrator sees accounts, no patients. */
export const ROLES = ["nurse", "lead", "doctor", "officer", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** What a facility is. */
export const FACILITY_KINDS = ["health_department", "district_centre", "station", "hospital"] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** Levels of law 15/2023/QH15 (protocol.md 3.5): ban dau, co ban, chuyen sau. */
export const CARE_LEVELS = ["initial", "basic", "specialised"] as const;
export type CareLevel = (typeof CARE_LEVELS)[number];

/** Languages of both apps: Vietnamese, English, Khmer. */
export const LANGUAGES = ["vi", "en", "km"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What a push says, and to whom; the service worker has the words. Staff: `emergency` an alert is one, `ring` a consultation rings at you.
 * Patient: `seen` somebody has taken it, `answer` there are words or an opinion for you, `call` you are invited to the call, `reminder` it
 * is time to measure, `test` somebody tries whether this phone is reached.
 */
export const PUSH_CODES = { staff: ["emergency", "ring"], patient: ["seen", "answer", "call", "reminder", "test"] } as const;
export type PushCode = (typeof PUSH_CODES)[keyof typeof PUSH_CODES][number];

/** What a reminder is for: a window of the day, or a check-in that was asked for beside it. */
export const REMINDER_WHYS = ["window", "extra"] as const;
export type ReminderWhy = (typeof REMINDER_WHYS)[number];
/** What came of a text message: the gateway took it; it never will; it did not answer as long as it was worth it. */
export const TEXT_STATES = ["accepted", "refused", "given_up"] as const;
export type TextState = (typeof TEXT_STATES)[number];
/** A push that was taken and not heard of for so long has not reached the phone, ms; then a text message goes (docs/decisions). */
export const UNHEARD_AFTER_MS = 15 * 60_000;

/** Sex as enrolled. */
export const SEXES = ["female", "male", "other"] as const;
export type Sex = (typeof SEXES)[number];

/** How a person is spoken to. `none`: by name alone. */
export const HONORIFICS = ["ba", "ong", "co", "chu", "anh", "chi", "em", "be", "none"] as const;
export type Honorific = (typeof HONORIFICS)[number];

/** What made it COVID-19: a rapid antigen test, a PCR, or the picture alone. */
export const TEST_KINDS = ["rapid_antigen", "pcr", "clinical_only"] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** A birth date is known to the day or to the year (decisions.md 2). */
export const DATE_PRECISIONS = ["day", "year"] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** The days and slots of the service are counted in this zone; it has no summer time. @public */
export const SITE_ZONE = "Asia/Ho_Chi_Minh";
/** Offset of SITE_ZONE from UTC, in ms. */
export const SITE_OFFSET_MS = 7 * 3_600_000;

/** The two windows of a day in which a check-in is due, in hours of SITE_ZONE (decisions.md 4). */
export const SLOTS = {
  am: { fromHour: 4, untilHour: 12 },
  pm: { fromHour: 12, untilHour: 23 },
} as const;
export type Slot = keyof typeof SLOTS;
/** A slot counts as missed this long after its end, in ms (decisions.md 4). */
export const SLOT_GRACE_MS = 2 * 3_600_000;

/**
 * Why the next check-in is due when it is: a window of the day; a finding of the last one; the risk class; a doctor's opinion asked
 * for it. All but `window` are extra: missed two hours after they were due, and then over.
 */
export const DUE_WHYS = ["window", "severity", "risk", "asked"] as const;
export type DueWhy = (typeof DUE_WHYS)[number];
/** An extra check-in counts as missed this long after it was due, in ms (docs/decisions, 2026-11-29). */
export const EXTRA_GRACE_MS = 2 * 3_600_000;
/** Between these hours of SITE_ZONE nobody is woken for an extra check-in unless it is urgent; a figure of the product. */
export const NIGHT = { fromHour: 23, untilHour: 6 } as const;
