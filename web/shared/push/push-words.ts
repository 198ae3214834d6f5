import { m } from "../paraglide/messages.js";
import type { PushState } from "./push-state.ts";

interface Standing {
  readonly word: string;
  /** What to do about it, or what it means. */
  readonly how: string;
  /** What the one button does; `wait`: it was pressed; null: nothing can be done by a press. */
  readonly press: { readonly does: "on" | "off" | "wait"; readonly word: string } | null;
}

/**
 * How the switch stands, in words; null: it is not shown. `blockedHow`: where this app's people allow it again. `inVain`: it was turned
 * on and is blocked, so whoever wants it no more can say so.
 */
export function standingOf(state: PushState, blockedHow: string, inVain = false): Standing | null {
  switch (state) {
    case "hidden":
      return null;
    case "unsupported":
      return { word: m.push_off(), how: m.push_unsupported(), press: null };
    case "install-first":
      return { word: m.push_off(), how: m.push_install_first(), press: null };
    case "blocked":
      return { word: m.push_blocked(), how: blockedHow, press: inVain ? { does: "off", word: m.push_turn_off() } : null };
    case "off":
      return { word: m.push_off(), how: "", press: { does: "on", word: m.push_turn_on() } };
    case "asking":
      return { word: m.push_asking(), how: m.push_asking_how(), press: { does: "wait", word: m.push_turn_on() } };
    case "on":
      return { word: m.push_on(), how: "", press: { does: "off", word: m.push_turn_off() } };
    case "failed":
      return { word: m.push_failed(), how: m.push_failed_how(), press: { does: "on", word: m.retry() } };
  }
}
