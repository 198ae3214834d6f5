/** A mobile number of Vietnam as a gateway takes it: ten digits, by the first digits that mobile networks have. */
const MOBILE = /^0[35789]\d{8}$/;

/** The number that a text message can go to, of one as people write it; null: a landline, another country, or no number. */
export function mobileOf(number: string | null): string | null {
  const digits = (number ?? "").replace(/[^+0-9]/g, "");
  const national = digits.replace(/^(\+84|84(?=\d{9}$))/, "0");
  return MOBILE.test(national) ? national : null;
}
