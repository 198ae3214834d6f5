import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type DeviceSession, deviceSession } from "#schema/api/access.ts";
import { call, Refused } from "../../shared/api.ts";
import { changeAll } from "../outbox/outbox.ts";
import { reopen } from "../outbox/rules.ts";
import { choosePerson, isLeaving, openSession, people, tellLeft } from "../session/session.ts";
import { type Answered, answeredBefore, forgetAnswered, keepAnswered, STEPS } from "./answered.ts";
import { birthYearFrom, CODE_LENGTH, codeFrom, misreadIn } from "./code.ts";
import { isDeadCode, isMistyped } from "./failed.tsx";

/** The newcomer becomes the person in use; readings that waited for a session go out. */
async function enter(fresh: DeviceSession): Promise<void> {
  const before = new Set(people.value.map((one) => one.personId));
  await openSession(fresh);
  const newcomer = fresh.people.find((one) => !before.has(one.personId));
  if (newcomer) choosePerson(newcomer.personId);
  const known = fresh.people.map((one) => one.personId);
  await changeAll((one) => reopen(one, known, Date.now()));
}

/** A phone that was signed out without a network is ended first: a new person must not join those who left it. */
async function redeemAt(path: string, body: unknown): Promise<void> {
  if (isLeaving()) await tellLeft();
  await enter(await call(path, deviceSession, { method: "POST", body }));
}

/** The code of a link is taken once and leaves the address, so that it stays in no history. */
function codeInAddress(): string {
  const code = codeFrom(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

/** No phone has made it: then it is the station's, which asks who holds the phone, and for the year of birth. */
const isNoPhones = (problem: unknown): boolean => problem instanceof Refused && problem.problem.type === "code-unknown";

/** The steps of linking a phone, and what was answered so far. */
export function useActivation() {
  const { route } = useLocation();
  const before = useMemo(answeredBefore, []);
  const step = useSignal<Answered["step"]>(before.step);
  const code = useSignal(before.code);
  const relation = useSignal<Answered["relation"]>(before.relation);
  const year = useSignal(before.year);
  const isUntouched = useRef(true);
  useSignalEffect(() => {
    const answered = { step: step.value, code: code.value, relation: relation.value, year: year.value };
    // The hour counts from the last answer, not from each reload.
    if (!isUntouched.current) keepAnswered(answered);
    isUntouched.current = false;
  });
  const sending = useSignal(false);
  const error = useSignal<unknown>(null);
  /** Sends once at a time; whatever goes wrong stands on the screen. */
  const send = async (path: string, body: unknown, refused: (problem: unknown) => void) => {
    if (sending.value) return;
    sending.value = true;
    error.value = null;
    try {
      await redeemAt(path, body);
      forgetAnswered();
      route("/", true);
    } catch (problem) {
      refused(problem);
    }
    sending.value = false;
  };
  const fail = (problem: unknown) => {
    error.value = problem;
    if (isDeadCode(problem)) forgetAnswered();
  };
  /** A code from another phone opens this one by itself; the station's goes on to its questions. */
  const check = async () => {
    if (code.value.length !== CODE_LENGTH || misreadIn(code.value) !== "") return;
    await send("/api/phone/links", { code: code.value }, (problem) => {
      if (isNoPhones(problem)) step.value = "holder";
      else fail(problem);
    });
  };
  useEffect(() => {
    const takeLink = () => {
      const linked = codeInAddress();
      if (linked === "") return;
      const sameYear = linked === code.value ? year.value : "";
      [code.value, year.value, error.value, step.value] = [linked, sameYear, null, "code"];
      void check();
    };
    takeLink();
    // A second link may be opened where this page stands already.
    addEventListener("hashchange", takeLink);
    return () => removeEventListener("hashchange", takeLink);
  }, [code, step, year, error]);
  const redeem = async () => {
    const birthYear = birthYearFrom(year.value, new Date().getFullYear());
    if (birthYear === null || !relation.value) return;
    await send("/api/phone/activations", { code: code.value, birthYear, relation: relation.value }, fail);
  };
  const again = () => {
    const kept = isMistyped(error.value) ? code.value : "";
    [code.value, year.value, error.value, step.value] = [kept, "", null, "code"];
  };
  /** To the question before, with its answer; false: this is the first. A code that is dead has nothing before it. */
  const stepBack = (): boolean => {
    const before = STEPS[STEPS.indexOf(step.value) - 1];
    if (before === undefined || isDeadCode(error.value)) return false;
    [step.value, error.value] = [before, null];
    return true;
  };
  return { step, code, relation, year, sending, error, redeem, again, check, stepBack };
}
export type Activation = ReturnType<typeof useActivation>;
