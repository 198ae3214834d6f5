import * as z from "zod/mini";
import { instant } from "#schema/api/common.ts";
import { RELATIONS } from "#schema/terms.ts";

/** The questions of an activation, in their order. */
export const STEPS = ["code", "holder", "year"] as const;

const answered = z.object({
  step: z.enum(STEPS),
  code: z.string(),
  relation: z.nullable(z.enum(RELATIONS)),
  year: z.string(),
});
/** What was answered so far. */
export type Answered = z.infer<typeof answered>;
const shape = z.extend(answered, { at: instant });

const NOTHING_ANSWERED: Answered = { step: "code", code: "", relation: null, year: "" };

/** In this tab alone, which a phone short of memory throws away and loads anew while the person looks at the sheet. */
const KEY = "activation begun";
/** Later somebody else may hold the phone, ms. */
const KEPT_MS = 3_600_000;

/** What was answered in this tab before it was loaded anew. */
export function answeredBefore(): Answered {
  try {
    const { at, ...before } = z.parse(shape, JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
    return Date.now() - at < KEPT_MS ? before : NOTHING_ANSWERED;
  } catch {
    return NOTHING_ANSWERED;
  }
}

/** Kept while the questions are answered. A browser that keeps nothing asks again. */
export function keepAnswered(now: Answered): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...now, at: Date.now() }));
  } catch {
    // Asked again after a reload, as before.
  }
}

export function forgetAnswered(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
