import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Heading } from "../shell/heading.tsx";
import { hasAnswers } from "./answers.ts";
import { StepFrame } from "./step-frame.tsx";
import type { Checkin } from "./use-checkin.ts";

/** Figures of an hour ago say nothing of now; they are still worth sending. */
const OLD_AFTER_MS = 60 * 60_000;

/** Asks first when the draft that is opened is old. */
export function OldDraft({ checkin, children }: { checkin: Checkin; children: ComponentChildren }) {
  const begunAt = checkin.given.peek().begunAt;
  const isOld = begunAt !== undefined && hasAnswers(checkin.given.peek()) && begunAt < Date.now() - OLD_AFTER_MS;
  const ask = useSignal(isOld);
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
