import type { Want } from "#schema/terms.ts";
import { m } from "./paraglide/messages.js";

const WORDS: Record<Want, () => string> = {
  call_back: () => m.want_call_back(),
  food: () => m.want_food(),
  medicine: () => m.want_medicine(),
  other: () => m.want_other(),
};
export const wantWord = (want: Want): string => WORDS[want]();

/** What was asked for, in a few words; the red button is a wish of its own. */
export const wantsWord = (wants: readonly Want[]): string =>
  wants.length === 0 ? m.want_help() : wants.map(wantWord).join(", ");
