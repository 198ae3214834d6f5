import type { Language } from "#schema/terms.ts";

/** The decimal sign of a language, as its keys and its figures show it. Both are understood in every language. */
export const decimalSign = (language: Language): "." | "," => (language === "en" ? "." : ",");

const KHMER_ZERO = 0x17e0;
const westernDigit = (khmer: string): string => String((khmer.codePointAt(0) ?? KHMER_ZERO) - KHMER_ZERO);

/** Units and names that may stand beside a figure without making it another one. */
const BESIDE = /^(spo2|pr)\s*[:=]?|(%|mmhg|bpm|°\s*c?|(độ|អង្សា)\s*c?|(lần|nhịp|ដង)?\s*\/\s*(phút|ph|min|m|នាទី)|lần|nhịp|ដង)$/gu;

/** Full-width and Khmer digits become western ones, capitals small; what stands beside the figure goes. */
const plainly = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replace(/[០-៩]/gu, westernDigit).trim().replace(BESIDE, "").trim();

const asNumber = (plain: string): number | null => (/^\d+([.,]\d*)?$/.test(plain) ? Number(plain.replace(",", ".")) : null);

/** The figure that a text certainly says: one number, a comma or a full stop in it, its unit beside it. null: nothing, or not certain. */
export const numberFrom = (text: string): number | null => asNumber(plainly(text));

const SLIPS: readonly ((plain: string) => string)[] = [
  // A temperature as it is said: 38 độ 5, 38 độ rưỡi (and a half), 38o5.
  (plain) => plain.replace(/^(\d{2})\s*(?:độ|°|o)\s*(?:(\d)|rưỡi)$/u, (_, whole, tenth = "5") => `${whole}.${tenth}`),
  // A letter that looks like a figure: 9O, l00.
  (plain) => plain.replaceAll("o", "0").replace(/[il|]/g, "1"),
  // Letters and signs that came between: 9a8, 98+, khoảng 98.
  (plain) => plain.replace(/[\p{L}\p{M}\p{S}?!~*#"'«»()]/gu, "").trim(),
  // The decimal sign twice, or a blank for it: 36,,5 or 36 5.
  (plain) => plain.replace(/^(\d+)[.,\s]+(\d)$/, "$1.$2"),
];

/** The figure that a text probably means, to be asked about; null when there is none, or when it is certain anyway. */
export function likelyFrom(text: string): number | null {
  const plain = plainly(text);
  if (asNumber(plain) !== null || !/\d/.test(plain)) return null;
  return SLIPS.map((mend) => asNumber(mend(plain))).find((value) => value !== null) ?? null;
}

/** Something was typed in which no figure can be found. */
export const isUnreadable = (text: string): boolean =>
  text.trim() !== "" && numberFrom(text) === null && likelyFrom(text) === null;

/** The text after a key of the pad: a figure has so many places before its decimal sign and one behind; further keys change nothing. */
export function afterKey(text: string, key: string, most: number): string {
  const [whole = "", tenth] = text.split(/[.,]/);
  if (key === "," || key === ".") return tenth === undefined && whole !== "" ? text + key : text;
  const hasRoom = tenth === undefined ? whole.length < most : tenth.length < 1;
  return hasRoom ? text + key : text;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Whether more digits could still make a figure of this range: 9 may become 98, 36 degrees become nothing but 36 and a tenth. */
export function mayGrow(text: string, { from, to }: Range): boolean {
  const plain = plainly(text);
  if (/^\d+[.,]$/.test(plain)) return true;
  if (!/^\d+$/.test(plain)) return false;
  return [10, 100].some((step) => {
    const least = Number(plain) * step;
    return least + step - 1 >= from && least <= to;
  });
}

/** "12/8", "120 80" or "120/80" in one field, as it is said; null when it is one number. */
export function pressureFrom(text: string): { systolic: string; diastolic: string } | null {
  const found = /^(\d{1,3}(?:[.,]\d)?)\s*(?:[/\\\s-]|trên)\s*(\d{1,3}(?:[.,]\d)?)$/.exec(plainly(text));
  return found?.[1] && found[2] ? { systolic: found[1], diastolic: found[2] } : null;
}
