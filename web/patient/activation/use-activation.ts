import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type DeviceSession, deviceSession } from "#schema/api/access.ts";
import type { Relation } from "#schema/terms.ts";
import { call } from "../../shared/api.ts";
import { changeAll } from "../outbox/outbox.ts";
import { reopen } from "../outbox/rules.ts";
import { choosePerson, openSession, people } from "../session/session.ts";
import { birthYearFrom, CODE_LENGTH, codeFrom } from "./code.ts";
import { isMistyped } from "./failed.tsx";

const STEPS = ["code", "holder", "year"] as const;

/** The newcomer becomes the person in use; readings that waited for a session go out. */
async function enter(fresh: DeviceSession): Promise<void> {
  const before = new Set(people.value.map((one) => one.personId));
  await openSession(fresh);
  const newcomer = fresh.people.find((one) => !before.has(one.personId));
  if (newcomer) choosePerson(newcomer.personId);
  const known = fresh.people.map((one) => one.personId);
  await changeAll((one) => reopen(one, known, Date.now()));
}

/** The code of a link is taken once and leaves the address, so that it stays in no history. */
function codeInAddress(): string {
  const code = codeFrom(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

/** The steps of linking a phone, and what was answered so far. */
export function useActivation() {
  const { route } = useLocation();
  const step = useSignal<(typeof STEPS)[number]>("code");
  const code = useSignal("");
  const relation = useSignal<Relation | null>(null);
  const year = useSignal("");
  const sending = useSignal(false);
  const error = useSignal<unknown>(null);
  useEffect(() => {
    const takeLink = () => {
      const linked = codeInAddress();
      if (linked === "") return;
      [code.value, year.value, error.value] = [linked, "", null];
      step.value = linked.length === CODE_LENGTH ? "holder" : "code";
    };
    takeLink();
    // A second link may be opened where this page stands already.
    addEventListener("hashchange", takeLink);
    return () => removeEventListener("hashchange", takeLink);
  }, [code, step, year, error]);
  const redeem = async () => {
    const birthYear = birthYearFrom(year.value, new Date().getFullYear());
    if (birthYear === null || !relation.value || sending.value) return;
    sending.value = true;
    error.value = null;
    try {
      const body = { code: code.value, birthYear, relation: relation.value };
      await enter(await call("/api/phone/activations", deviceSession, { method: "POST", body }));
      route("/", true);
    } catch (problem) {
      error.value = problem;
    }
    sending.value = false;
  };
  const again = () => {
    const kept = isMistyped(error.value) ? code.value : "";
    [code.value, year.value, error.value, step.value] = [kept, "", null, "code"];
  };
  const toHolder = () => {
    if (code.value.length === CODE_LENGTH) step.value = "holder";
  };
  return { step, code, relation, year, sending, error, redeem, again, toHolder };
}
export type Activation = ReturnType<typeof useActivation>;
