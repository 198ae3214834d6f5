import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { SiteParameters } from "#clinical/parameters.ts";
import { compareSeverity } from "#clinical/severity.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { letters } from "../outbox/outbox.ts";
import { resultAddress } from "../result/address.ts";
import { leaveForHome, useBackButton } from "../shell/back-button.ts";
import { type Answers, measurementsOf } from "./answers.ts";
import { keptDraft, leftMeanwhile, openDraft, saveDraft, submitDraft } from "./draft.ts";
import { hasAtHome } from "./equipment.ts";
import { factsOf, soFar } from "./facts-of.ts";
import { useSoon } from "./soon.ts";
import { type FormContext, openStepAfter, type Step, sendByOf, sendsNow, stepAfter, stepBefore, stepLeftAt } from "./steps.ts";

function contextOf(person: DevicePerson, parameters: SiteParameters): FormContext {
  const remembered = hasAtHome("oximeter", person.personId);
  return {
    person,
    parameters,
    hasOximeter: remembered ?? person.hasOximeter ?? true,
    hasCuff: hasAtHome("cuff", person.personId),
    at: Date.now(),
  };
}

/** One check-in under way: what was answered, which question stands, and the ways on. `restart` begins another one in its place. */
export function useCheckin(person: DevicePerson, parameters: SiteParameters, restart: () => void) {
  const { route } = useLocation();
  // A draft belongs to a person, not to each refresh of the session.
  const draft = useMemo(() => openDraft(person), [person.personId]);
  const given = useSignal<Answers>(draft.answers);
  const context = () => contextOf(person, parameters);
  const step = useSignal<Step>(stepLeftAt(draft.step, given.value, context()));
  const correcting = useSignal(false);
  const state = useComputed(() => letters.value?.find((one) => one.id === draft.id)?.state ?? "draft");
  const left = useMemo(() => leftMeanwhile(person.personId), [person.personId]);
  const sent = state.value !== "draft" ? draft.id : left;
  const goesOn = useSignal(false);
  useEffect(() => {
    if (sent !== null && !goesOn.peek()) route(resultAddress(sent, person.personId), true);
  }, [sent, route]);

  /** When this window wrote it last, ms. What is newer was answered in another window, and is not written over from here. */
  const savedAt = useRef(draft.savedAt);
  useSignalEffect(() => {
    const there = keptDraft(person.personId);
    if (there?.id !== draft.id || there.savedAt <= savedAt.current) return;
    savedAt.current = there.savedAt;
    given.value = there.answers;
  });
  const sendBy = () => sendByOf(given.value, context());
  const save = (by = sendBy()) => {
    // A clock that is put back meanwhile does not make the newer one of two look older.
    savedAt.current = Math.max(Date.now(), savedAt.current + 1);
    return saveDraft(person, { ...draft, answers: given.value }, step.value, by, savedAt.current);
  };
  const take = (patch: Partial<Answers>) => {
    // A new SpO2 is a new measurement; otherwise the check-in counts from its first answer.
    const measured = typeof patch.spo2First === "number" ? undefined : given.value.begunAt;
    given.value = { ...given.value, ...patch, begunAt: measured ?? Date.now() };
  };
  const send = () => submitDraft(person, draft.id, given.value);
  const stepBack = (): boolean => {
    const before = stepBefore(step.value, given.value, context());
    if (before) step.value = before;
    return before !== null;
  };
  // What has left is left behind: laid over home once more, its questions would stand in the address above what came of them.
  useBackButton(sent === null ? "/checkin" : null, stepBack);
  const soon = useSoon();
  const note = (patch: Partial<Answers>) => {
    const by = sendBy();
    take(patch);
    soon(() => save(by));
  };
  return {
    id: draft.id,
    person,
    given,
    step,
    context,
    send,
    /** What was answered long ago leaves with its own time, and how it is now is asked from the beginning. */
    sendAndRestart: async () => {
      goesOn.value = true;
      await send();
      restart();
    },
    /** Keeps what is being typed or ticked, before anybody pressed "next"; by itself it makes nothing leave the phone. */
    note,
    /** The text that was left in the fields of the question that stands; undefined: none was typed since it was answered. */
    typed: (): string | undefined => given.value.typing?.[step.value],
    /** Keeps a text as it is typed: a phone that dies, or a look at the question before, takes nothing back. */
    typing: (text: string) => note({ typing: { ...given.value.typing, [step.value]: text } }),
    /** Takes an answer and goes on; an emergency is sent at once. */
    answer: async (patch: Partial<Answers>) => {
      const { [step.value]: _, ...typing } = given.value.typing ?? {};
      take({ ...patch, typing });
      if (sendsNow(step.value, given.value, context())) return send();
      const after = correcting.value ? openStepAfter : stepAfter;
      step.value = after(step.value, given.value, context());
      if (step.value === "summary") correcting.value = false;
      await save();
    },
    /** From the summary back to one question. */
    correct: (one: Step) => {
      correcting.value = true;
      step.value = one;
    },
    back: () => {
      if (!stepBack()) leaveForHome();
    },
    /** "Later" keeps everything; what the station must hear of does not wait for later. */
    later: async () => {
      const facts = factsOf(person, measurementsOf(given.value), Date.now());
      const { severity } = soFar(facts, parameters);
      if (compareSeverity(severity, "urgent") >= 0) return send();
      if (given.value.begunAt !== undefined) await save();
      leaveForHome();
    },
  };
}
export type Checkin = ReturnType<typeof useCheckin>;
