/** Digits and capitals without 0 O, 1 I L: 31 signs, so 31^8 (2^39.6) codes. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 8;
/** Wrong birth years after which a code dies. */
export const MOST_WRONG_YEARS = 5;
/** How long a code waits, ms: it is redeemed at the station, or at home on the days after. */
export const CODE_MS = 72 * 3_600_000;

export function newCode(below: (limit: number) => number): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(below(ALPHABET.length))).join("");
}

/** As printed and read out: XXXX-XXXX. */
export const asShown = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** As typed, back to the code: capitals, without spaces, dots and dashes. null: no code looks like that. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.\-–]/g, "");
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null;
}

export interface ActivationFacts {
  readonly used_at: number | null;
  readonly revoked_at: number | null;
  readonly expires_at: number;
  readonly wrong_tries: number;
}
export type ActivationState = "waiting" | "used" | "expired" | "revoked" | "dead";

/** What became of a code. Used comes first: a code that was used and then taken back has done its work. */
export function activationState(facts: ActivationFacts, now: number): ActivationState {
  if (facts.used_at !== null) return "used";
  if (facts.revoked_at !== null) return "revoked";
  if (facts.wrong_tries >= MOST_WRONG_YEARS) return "dead";
  return facts.expires_at <= now ? "expired" : "waiting";
}
