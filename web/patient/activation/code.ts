export const CODE_LENGTH = 8;

const KHMER_ZERO = 0x17e0;
/** Full-width and Khmer digits as western ones. */
const western = (text: string): string =>
  text.normalize("NFKC").replace(/[០-៩]/gu, (digit) => String((digit.codePointAt(0) ?? KHMER_ZERO) - KHMER_ZERO));

/** What a Vietnamese keyboard makes of two letters of a code that follow each other: AA becomes Â, DD Đ. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/Đ/g, "DD"],
  [/([AEO])(\u0323?)\u0302/g, "$1$1$2"],
  [/A(\u0323?)\u0306/g, "AW$1"],
  [/([OU])\u031b/g, "$1W"],
  [/\u0301/g, "S"],
  [/\u0300/g, "F"],
  [/\u0309/g, "R"],
  [/\u0303/g, "X"],
  [/\u0323/g, "J"],
];
const asTyped = (text: string): string => MARKS.reduce((left, [mark, letters]) => left.replace(mark, letters), text);

/** A code as it was typed, pasted or sent in a link: without blanks and dashes, in capitals. */
export function codeFrom(text: string): string {
  const typed = text.includes("#") ? text.slice(text.lastIndexOf("#") + 1) : text;
  return asTyped(western(typed).toUpperCase().normalize("NFD"))
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, CODE_LENGTH);
}

/** As it is printed: ABCD-EFGH. */
export const shownCode = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);

/** Signs that stand in no code, since each is taken for another: one of them was misread. */
export const misreadIn = (code: string): string => [...new Set(code.match(/[01ILO]/g) ?? [])].join(", ");

const OLDEST = 1900;
/** The year alone, or at either end of a whole date. */
const YEAR = /^(?:\d{1,2}[\s./-]+\d{1,2}[\s./-]+)?(\d{4})$|^(\d{4})[\s./-]+\d{1,2}[\s./-]+\d{1,2}$/;

/** A year that somebody alive can have been born in, or null. */
export function birthYearFrom(text: string, nowYear: number): number | null {
  const found = YEAR.exec(western(text).trim());
  const year = Number(found?.[1] ?? found?.[2]);
  return year >= OLDEST && year <= nowYear ? year : null;
}

/** The year that is probably meant, to be asked about: 58 is 1958, 2058 too. null: there is none. */
export function likelyYear(text: string, nowYear: number): number | null {
  const typed = western(text).trim();
  if (/^20\d\d$/.test(typed) && Number(typed) > nowYear) return Number(typed) - 100;
  if (!/^\d\d$/.test(typed)) return null;
  const ofThisCentury = 2000 + Number(typed);
  return ofThisCentury <= nowYear ? ofThisCentury : ofThisCentury - 100;
}
