/**
 * The thresholds that the medical lead of a site may change, logged and versioned (protocol.md 10b, AMB-1, AMB-2, AMB-4).
 * Everything else of the protocol changes only with a new protocol.
 */
export interface SiteParameters {
  readonly version: number;
  /** An adult's SpO2 in % that is still reported. 96 is the Ministry's (261/QD-BYT), 95 the practice of Ha Noi and Ho Chi Minh City. */
  readonly adultNotifyMax: number;
  /** Breaths per minute from which an adult is reported. 20 is the Ministry's (261/QD-BYT), 22 that of 2671/QD-BYT. */
  readonly adultRrNotifyMin: number;
  /** What a diastolic below 60 mmHg alone means for an adult. */
  readonly dbpAloneSeverity: "watch" | "urgent";
}

/** What the Ministry says, unchanged. The assess command always uses these. */
export const DEFAULT_PARAMETERS: SiteParameters = {
  version: 1,
  adultNotifyMax: 96,
  adultRrNotifyMin: 20,
  dbpAloneSeverity: "watch",
};

/** Between which values (both included) a site may choose: the strictest and the laxest figure that a source supports. */
export const PARAMETER_LIMITS = {
  adultNotifyMax: { from: 94, to: 96 },
  adultRrNotifyMin: { from: 20, to: 22 },
} as const;
