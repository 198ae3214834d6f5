import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Heading } from "../shell/heading.tsx";
import { hasAnswers } from "./answers.ts";
import { isOld } from "./draft.ts";
import { StepFrame } from "./step-frame.tsx";
import type { Checkin } from "./use-checkin.ts";

/** Often enough for a screen that stays on. */
const LOOK_MS = 60_000;

const isLeftLong = ({ given }: Checkin): boolean => isOld(given.peek()) && hasAnswers(given.peek());

/**
 * Asks first when the draft is old, whether it is opened now or has stood there since: its figures say nothing of now and are still
 * worth sending, with their own time. A danger sign that is ticked now must not stand at the time of what was measured hours ago.
 */
export function OldDraft({ checkin, children }: { checkin: Checkin; children: ComponentChildren }) {
  const { begunAt } = checkin.given.peek();
  const ask = useSignal(isLeftLong(checkin));
  useEffect(() => {
    const look = () => {
      if (!document.hidden) ask.value = isLeftLong(checkin);
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [checkin.id]);
  if (!ask.value || begunAt === undefined) return <>{children}</>;
  const time = `${clockTime(begunAt)}, ${dayName(begunAt)}`;
  return (
    <StepFrame checkin={checkin} next={{ word: m.draft_send({ time: clockTime(begunAt) }), ready: true, go: checkin.send }}>
      <Heading of="old">{m.draft_old({ time })}</Heading>
      <p>{m.draft_old_why()}</p>
      <button type="button" class="btn btn-2 btn-full" onClick={checkin.sendAndRestart}>
        {m.draft_anew()}
      </button>
    </StepFrame>
  );
}
