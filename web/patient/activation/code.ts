export const CODE_LENGTH = 8;

/** A code as it was typed, pasted or sent in a link: without blanks and dashes, in capitals. */
export function codeFrom(text: string): string {
  const typed = text.includes("#") ? text.slice(text.lastIndexOf("#") + 1) : text;
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, CODE_LENGTH);
}

/** As it is printed: ABCD-EFGH. */
export const shownCode = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);

/** A year that somebody alive can have been born in, or null. */
export function birthYearFrom(text: string, nowYear: number): number | null {
  const year = Number(text);
  return /^\d{4}$/.test(text) && year >= 1900 && year <= nowYear ? year : null;
}
