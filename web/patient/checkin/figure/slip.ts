import type { Question } from "#clinical/form.ts";
import { isUnreadable, likelyFrom } from "./typed-number.ts";

/** What is asked back: about a figure, or about a text in which a figure is probable (`misread`) or cannot be found. */
export type Slip =
  | Question
  | { readonly kind: "misread"; readonly typed: string; readonly value: number }
  | { readonly kind: "unreadable"; readonly typed: string };

/** What there is to ask about a text before it is a figure; null: it is one, or there is none. */
export function slipOfText(typed: string): Slip | null {
  const value = likelyFrom(typed);
  if (value !== null) return { kind: "misread", typed, value };
  return isUnreadable(typed) ? { kind: "unreadable", typed } : null;
}
