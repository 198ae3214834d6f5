import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Heading } from "../shell/heading.tsx";
import { hasAnswers } from "./answers.ts";
import { isOld } from "./draft.ts";
import { StepFrame } from "./step-frame.tsx";
import type { Checkin } from "./use-checkin.ts";

/** Asks first when the draft that is opened is old: its figures say nothing of now, and are still worth sending. */
export function OldDraft({ checkin, children }: { checkin: Checkin; children: ComponentChildren }) {
  const { begunAt } = checkin.given.peek();
  const ask = useSignal(isOld(checkin.given.peek()) && hasAnswers(checkin.given.peek()));
  if (!ask.value || begunAt === undefined) return <>{children}</>;
  const time = `${clockTime(begunAt)}, ${dayName(begunAt)}`;
  return (
    <StepFrame checkin={checkin} next={{ word: m.draft_send({ time: clockTime(begunAt) }), ready: true, go: checkin.send }}>
      <Heading of="old">{m.draft_old({ time })}</Heading>
      <p>{m.draft_old_why()}</p>
      <button
        type="button"
        class="btn btn-2 btn-full"
        onClick={() => {
          ask.value = false;
        }}
      >
        {m.draft_go_on()}
      </button>
    </StepFrame>
  );
}
