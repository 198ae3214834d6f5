import type { Language } from "#schema/terms.ts";

/** A figure as it was typed: comma or full stop. null: nothing, or no number. */
export function numberFrom(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}

interface Keyed {
  readonly most: number;
  readonly decimals?: boolean;
  /** The sign that the reader writes; both are understood. */
  readonly sign?: "." | ",";
}

/** The decimal sign of a language, as its keys and its figures show it. */
export const decimalSign = (language: Language): "." | "," => (language === "en" ? "." : ",");

/** The text after what was typed or pasted: digits, and one decimal sign where the figure has one. */
export function typedFigure(text: string, { most, decimals = false, sign = "," }: Keyed): string {
  const allowed = text.replace(decimals ? /[^\d.,]/g : /\D/g, "").replaceAll(".", ",");
  const [whole = "", ...rest] = allowed.split(",");
  if (!decimals || rest.length === 0) return whole.slice(0, most);
  return `${whole.slice(0, most)}${sign}${rest.join("").slice(0, 1)}`;
}

/** "12/8", "120 80" or "120/80" in one field, as it is said; null when it is one number. */
export function pressureFrom(text: string): { systolic: string; diastolic: string } | null {
  const found = /^(\d{1,3})\s*[/\s-]\s*(\d{1,3})$/.exec(text.trim());
  return found?.[1] && found[2] ? { systolic: found[1], diastolic: found[2] } : null;
}
