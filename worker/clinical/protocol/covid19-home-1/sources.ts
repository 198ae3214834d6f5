import type { VerificationMark } from "#schema/terms.ts";

/**
 * Where a rule comes from, and how far that was checked; quotations are numbered as in the protocol's text. A clinician signs the
 * table off before real use (protocol.md, head).
 */
export interface RuleSource {
  readonly source: string;
  readonly mark: VerificationMark;
  readonly note?: string;
  /** Why a professional may accept a borderline value of it for a while [P]; only with a rule that has such a mark. */
  readonly accepted?: string;
  /** First day in force, YYYY-MM-DD, where it is later than the protocol's own. */
  readonly effectiveFrom?: string;
  /** The rule that took its place, or the protocol; absent while it is in force. */
  readonly replacedBy?: string;
}

/** The ids of the protocol and their sources. Kept apart from the rules, so that the phone loads none of it. */
export const RULE_SOURCES = {
  "VAL-SPO2": { source: "sec8", mark: "P", note: "counts as missing; the rest is still evaluated" },
  "VAL-RR": { source: "sec8", mark: "P", note: "counts as missing; the rest is still evaluated" },
  "VAL-PULSE": { source: "sec8", mark: "P", note: "counts as missing; the rest is still evaluated" },
  "VAL-TEMP": { source: "sec8", mark: "P", note: "counts as missing; the rest is still evaluated" },
  "VAL-BP": { source: "sec8", mark: "P", note: "counts as missing; the rest is still evaluated" },
  "VAL-LOW-U": { source: "P", mark: "P", note: "a typing slip or a dying patient: somebody phones; fires beside VAL-<field>" },
  "UNK-W": {
    source: "P",
    mark: "P",
    note: "the state of breathing is unknown, and unknown is never normal; symptoms are still evaluated",
  },
  "UNK-SYM-W": { source: "decisions.md 6", mark: "P", note: "symptoms not answered; the assess command never asks" },
  "Q-SPO2-REMEASURE": {
    source: "Q-261-DS#3",
    mark: "V2",
    note: "ask re-measure after 30-60 s; rules below still fire on r1",
    accepted: "95-96 that was not repeated: comes with a finding that is accepted by the same figure",
  },
  "Q-SPO2-VAR": { source: "P", mark: "P", note: "ask a third reading; until it comes spo2_eff = min" },
  "Q-SPO2-RECOVERED": { source: "Q-261-DS#3", mark: "P", note: "a low reading that did not last, kept for the trend" },
  "Q-SPO2-QUALITY": { source: "sec8", mark: "P", note: "never lowers severity" },
  "SPO2-A-E": { source: "Q-2671;Q-3646-E", mark: "V2" },
  "SPO2-A-U": {
    source: "Q-261-DS#3;Q-261-CRIT",
    mark: "V2",
    note: "up to the site parameter adult_notify_max (96; AMB-1)",
    accepted: "95-96 only: many healthy people read so (AMB-1); 94 is moderate",
  },
  "SPO2-C-E": { source: "Q-5155-MOD (inference);Q-2671", mark: "P" },
  "SPO2-C-U": { source: "Q-528-U5#7;604 5-16", mark: "V2", accepted: "95 only, as AMB-1; 94 is moderate" },
  "SPO2-DROP-W": { source: "NHS [M]", mark: "M" },
  "SPO2-CLD-E": {
    source: "BMJ n677",
    mark: "V",
    note: "cld = clinician-set chronic hypoxia flag, valid only from 192 months and with a base of 89..95 (section 10, 4)",
  },
  "SPO2-CLD-U": { source: "P", mark: "P" },
  "O2-HOME-U": { source: "Q-261-CRIT (room air)", mark: "P", note: "not eligible for home management" },
  "RR-A-E": { source: "Q-3646-E", mark: "V2", note: "2671 says >30: see AMB-3" },
  "RR-A-U": {
    source: "Q-261-DS#2",
    mark: "V2",
    note: "from the site parameter adult_rr_notify_min (20; AMB-2)",
    accepted: "up to 21: the limit of the city texts lies above it (AMB-2); 22 is moderate by 2671",
  },
  "RR-A-LO-E": { source: "Q-NEWS2", mark: "V" },
  "RR-A-LO-W": { source: "Q-NEWS2", mark: "V" },
  "RR-C-LO-E": { source: "P (PALS [M]: under 10 at any age)", mark: "P", note: "a child tiring out breathes slowly" },
  "RR-C-LO-U": { source: "P (PALS [M])", mark: "P" },
  "RR-C-LO-W": { source: "P (as RR-A-LO-W)", mark: "P" },
  "RR-A4-E": { source: "Q-1125;Q-2671", mark: "V2" },
  "RR-A4-U": { source: "Q-2671 (22-30 moderate); 604 5-16 [M]", mark: "P", note: "gap in 261" },
  "RR-A4-W": { source: "604 5-16 [M]", mark: "M", note: "gap in 261; recount first", accepted: "the whole of it: 20-21 (AMB-2)" },
  "RR-A3-E": { source: "P", mark: "P", note: "no published home threshold found; site parameter" },
  "RR-A3-U": { source: "Q-261-DS#2", mark: "V2", accepted: "30-31: a counting error of one breath at the limit" },
  "RR-A2-E": { source: "sec2 very fast breathing", mark: "V2" },
  "RR-A2-U": { source: "Q-528-U5#3;Q-261-DS#2", mark: "V2", accepted: "40-41: a counting error of one breath at the limit" },
  "RR-A1-E": { source: "sec2 very fast breathing", mark: "V2" },
  "RR-A1-U": { source: "Q-528-U5#3", mark: "V2", accepted: "50-51: a counting error of one breath at the limit" },
  "RR-A0-E": { source: "P (as RR-A1-E)", mark: "P" },
  "RR-A0-U": { source: "Q-528-U5#3", mark: "V2" },
  "PR-A-E": { source: "Q-NEWS2 (red 3);Q-3646-E", mark: "P", note: "12-<16 y: product decision" },
  "PR-A-U": { source: "Q-261-DS#4", mark: "V2", note: "12-<16 y: product decision" },
  "PR-A-W": { source: "Q-NEWS2", mark: "V", accepted: "111-120: below the Ministry's limit of 120; a known fast pulse" },
  "PR-C-LO-U": { source: "Q-261-DS#4 (<50, not split by age); PALS bradycardia [M]", mark: "P" },
  "PR-C-HI-U": { source: "PALS supraventricular tachycardia [M]", mark: "P" },
  "PR-C-W": {
    source: "Q-PALS (last band P)",
    mark: "V2",
    note: "no MoH child pulse threshold in 528/604; the ends of each range are inside it",
  },
  "BP-E": { source: "Q-261-DS#5;Q-3646-E;Q-PALS", mark: "V2" },
  "BP-VOID-U": { source: "P", mark: "P", note: "swapped or mistyped, or in danger: somebody phones; fires beside VAL-BP" },
  "BP-A-DBP-W": {
    source: "Q-261-DS#5 read as AND",
    mark: "P",
    note: "AMB-4; site parameter dbp_alone_severity",
    accepted: "55-59: many healthy young women lie there (AMB-4)",
  },
  "BP-A-HI-U": { source: "Q-NEWS2", mark: "P", note: "220: NEWS2; 130: P" },
  "BP-A-HI-W": { source: "P", mark: "P" },
  "BP-C-HI-U": { source: "P", mark: "P" },
  "BP-C-HI-W": { source: "P", mark: "P" },
  "BP-NARROW-W": {
    source: "WHO dengue 2009 (narrow pulse pressure) [M]",
    mark: "M",
    note: "measure again; in dengue a sign of shock",
  },
  "T-U3M-U": { source: "benhvienphuongchau.com", mark: "V2" },
  "T-U6M-U": { source: "NICE NG143 [M]", mark: "M" },
  "T-U6M-W": { source: "NICE NG143 [M]", mark: "M" },
  "T-C-48H-U": { source: "Q-528-U5#2;Q-528-O5#4", mark: "V2" },
  "T-NR-U": {
    source: "Q-528-U5#2;sec1.7 (no better after two doses: notify at once)",
    mark: "V2",
    note: "all ages; an unknown temperature counts as fever",
  },
  "T-NR-W": { source: "P", mark: "P" },
  "T-A-48H-U": { source: "Hanoi bag A note", mark: "V2", note: "city-level source" },
  "T-48H-W": { source: "P", mark: "P", note: "fever that lasts, lower now" },
  "T-W": { source: "sec1.7", mark: "V2", note: "show antipyretic information" },
  "T-HI-U": { source: "P", mark: "P" },
  "T-A-LO-U": { source: "Q-NEWS2", mark: "V" },
  "T-C-LO-U": { source: "P (as T-A-LO-U)", mark: "P" },
  "T-C-LO-W": { source: "vietbao.vn 327378", mark: "V2" },
  "S-DYSP-REST-E": { source: "Q-2671;Q-WHO", mark: "V2" },
  "S-DYSP-U": { source: "Q-261-DS#1", mark: "V2" },
  "S-BREATH-E": { source: "Q-261-DS#1;Q-1125", mark: "V2" },
  "S-BREATH-U": { source: "Q-261-DS#1", mark: "V2" },
  "S-CHEST-E": { source: "Q-261-DS#6;Q-WHO", mark: "V2", note: "MoH gives no grade; WHO says emergency" },
  "S-CHEST-A-U": { source: "Q-WHO", mark: "P", note: "MoH names the persistent kind; WHO says chest pain" },
  "S-CHEST-C-U": { source: "Q-528-O5#6", mark: "V2", note: "below 5 y: product decision" },
  "S-CONSC-E": { source: "Q-261-DS#7;Q-3646-E;Q-NEWS2", mark: "V2" },
  "S-EXHAUST-U": { source: "Q-261-DS#7", mark: "V2" },
  "S-BEHAV-U": {
    source: "Q-528-U5#1;Q-528-O5#8",
    mark: "V2",
    note: "'li bì' (lethargic) = altered_consciousness; from 16 y: product decision",
  },
  "S-CYAN-E": { source: "Q-261-DS#8;Q-1125", mark: "V2" },
  "S-PERF-U": { source: "Q-261-DS#8", mark: "V2" },
  "S-DRINK-E": { source: "Q-528-U5#8-9;Q-1125", mark: "V2" },
  "S-DRINK-U": { source: "Q-261-DS#9;Q-528-O5", mark: "V2" },
  "S-FEED-U": { source: "Q-261-DS#9", mark: "V2", note: "261 #9 'ăn kém (ở trẻ em)' is not split by age" },
  "S-FEED-W": { source: "P", mark: "P" },
  "S-DEHYD-U": { source: "Q-528-U5#5", mark: "V2", note: "from 5 y: product decision" },
  "S-MISC-U": { source: "Q-261-DS#9", mark: "V2", note: "from 16 y: product decision" },
  "S-HEMOP-U": { source: "Q-261-SYM", mark: "P", note: "in the form, not in the 11 signs" },
  "S-COUGHFIT-U": { source: "Q-528-O5#2", mark: "V2" },
  "S-COUGHFIT-W": { source: "P", mark: "P" },
  "S-DIARR-C-W": {
    source: "Q-528-O5#7 (from 5 y)",
    mark: "P",
    note: "AMB-12; with dehydration, vomiting or fever those rules speak",
  },
  "S-VOMIT-C-W": { source: "Q-261-DS#9 (nôn, ở trẻ em)", mark: "P", note: "vomits_everything has rules of its own" },
  "S-INF-W": { source: "P", mark: "P", note: "in an infant it is poor feeding" },
  "S-ACUTE-U": { source: "Q-261-DS#10;Q-528-U5#10", mark: "V2" },
  "S-CONCERN-U": { source: "Q-261-DS#11", mark: "V2" },
  "S-MANY-E": { source: "P", mark: "P", note: "danger signs that gather" },
  "PREG-BP-E": {
    source: "severe hypertension in pregnancy, NICE NG133 / WHO [M]",
    mark: "M",
    note: "the dbp of a pair that is not void",
  },
  "PREG-BP-U": { source: "NICE NG133 / WHO [M]", mark: "M" },
  "PREG-T-U": { source: "P", mark: "P" },
  "S-MILD-R": { source: "Q-261-SYM", mark: "V2" },
  "NEWS-E": {
    source: "Q-NEWS2",
    mark: "V",
    note: "missing parameter scores 0 (lower bound); in pregnancy the score is a floor and is not reported",
  },
  "NEWS-U": { source: "Q-NEWS2", mark: "V" },
  "NEWS-3-U": { source: "Q-NEWS2", mark: "V" },
  "NEWS-W": { source: "Q-NEWS2; P", mark: "P" },
  "TREND-SPO2-W": {
    source: "P; sec8 (FDA 2021: trends rather than thresholds)",
    mark: "P",
    note: "2 points below usual at this check-in and the one before, no limit reached",
  },
  "TREND-RR-W": {
    source: "P",
    mark: "P",
    note: "a quarter and at least 4 breaths above usual, twice in a row, no limit reached",
  },
  "TREND-PULSE-W": {
    source: "P",
    mark: "P",
    note: "a quarter and at least 20 beats above usual, twice in a row, no limit reached",
  },
  "TREND-NEWS2-W": {
    source: "Q-NEWS2; P (2 points within 36 h)",
    mark: "P",
    note: "over the parameters that are known both times; in pregnancy a floor that is not reported",
  },
  "TREND-DANGER-W": { source: "Q-261-DS; P", mark: "P", note: "the sign has a rule of its own; this one says that it is new" },
  "TREND-FEVER-W": {
    source: "Q-528-U5#2;Q-528-O5#4 (48 h); P",
    mark: "P",
    note: "as measured, when nobody said since when; a figure that is missing ends no row",
  },
  "ELIG-U3M-U": { source: "Q-5525 (high risk, hospital)", mark: "V2", note: "once per episode" },
  "ELIG-RISK": {
    source: "Q-5525",
    mark: "V2",
    note: "once per episode, decided at enrolment: the assess command does not exercise it, nor does `pregnant` fire it there",
  },
  "MISS-2-U": {
    source: "Q-261-FREQ",
    mark: "P",
    note: "else watch; windows of the day are counted, an extra check-in is not (docs/decisions)",
    effectiveFrom: "2026-11-29",
  },
  "MISS-1-W": {
    source: "Q-261-FREQ",
    mark: "P",
    note: "a window of the day, or an extra check-in that was asked for",
    effectiveFrom: "2026-11-29",
  },
} as const satisfies Record<string, RuleSource>;

/** A rule of this protocol. */
export type RuleId = keyof typeof RULE_SOURCES;
