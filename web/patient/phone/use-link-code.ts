import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type LinkCode, linkCode, linkCodeState } from "#schema/api/access.ts";
import { LINK_CODE_MS, type Relation } from "#schema/terms.ts";
import { call, tell } from "../../shared/api.ts";
import { people } from "../session/session.ts";

/** How often the page asks whether the other phone has used it. */
const ASK_MS = 3_000;

type State = "waiting" | "used" | "expired" | "revoked";
/** A code as this page got it; `until`: by this phone's own clock, which may be another than the station's, ms. */
interface Shown extends LinkCode {
  readonly until: number;
}

/** `relation`: who holds the other phone; null: as here; undefined: not answered yet. */
export function useLinkCode(first: Relation | null | undefined) {
  // null: nobody was left out, also of those whom this page does not know yet.
  const picked = useSignal<readonly string[] | null>(null);
  const chosen = picked.value ?? people.value.map((one) => one.personId);
  const toggle = (personId: string) => {
    picked.value = chosen.includes(personId) ? chosen.filter((one) => one !== personId) : [...chosen, personId];
  };
  const relation = useSignal<Relation | null | undefined>(first);
  const code = useSignal<Shown | null>(null);
  const state = useSignal<State>("waiting");
  const sending = useSignal(false);
  const error = useSignal<unknown>(null);
  const attempt = async (work: () => Promise<void>) => {
    if (sending.value) return;
    [sending.value, error.value] = [true, null];
    try {
      await work();
    } catch (problem) {
      error.value = problem;
    }
    sending.value = false;
  };
  const make = () =>
    attempt(async () => {
      const body = { people: chosen, relation: relation.value ?? null };
      const made = await call("/api/phone/link-code", linkCode, { method: "POST", body });
      state.value = "waiting";
      code.value = { ...made, until: Date.now() + LINK_CODE_MS };
    });
  const takeBack = () =>
    attempt(async () => {
      await tell("/api/phone/link-code", { method: "DELETE" });
      state.value = "revoked";
    });
  useEffect(() => {
    if (code.value === null || state.value !== "waiting") return;
    const { until } = code.value;
    const look = async () => {
      if (Date.now() >= until) state.value = "expired";
      const told = await call("/api/phone/link-code", linkCodeState).catch(() => null);
      // Nobody answered: it may have been used, and counts on.
      if (told && told.state !== "none" && state.value === "waiting") state.value = told.state;
    };
    const timer = setInterval(() => void look(), ASK_MS);
    return () => clearInterval(timer);
  }, [code.value, state.value]);
  return { chosen, toggle, relation, code, state, sending, error, make, takeBack };
}
export type LinkMaking = ReturnType<typeof useLinkCode>;
