import * as z from "zod/mini";
import { RELATIONS } from "#schema/terms.ts";
import { begun, forgetBegun, keepBegun } from "../shell/begun.ts";

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

const NOTHING_ANSWERED: Answered = { step: "code", code: "", relation: null, year: "" };
const KEY = "activation";

/** What was answered before the phone, short of memory, threw the page away while its holder looked at the sheet. */
export const answeredBefore = (): Answered => begun(KEY, answered) ?? NOTHING_ANSWERED;
export const keepAnswered = (now: Answered): void => keepBegun(KEY, now);
export const forgetAnswered = (): void => forgetBegun((key) => key === KEY);
