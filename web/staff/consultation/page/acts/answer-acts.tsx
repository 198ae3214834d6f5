import { useSignal } from "@preact/signals";
import { m } from "../../../../shared/paraglide/messages.js";
import { now } from "../../../session/clock.ts";
import { session } from "../../../session/session.ts";
import { useSending } from "../../../ui/use-sending.ts";
import { stateWords } from "../../consultation-words.ts";
import { act } from "../act.ts";
import { NotDone } from "../not-done.tsx";
import { DeclineDialog } from "./reason-dialog.tsx";
import { ToDoPanel, type ToDoProps } from "./to-do-panel.tsx";

/** It can be accepted: by whoever is rung, and by a colleague of theirs. */
export function AnswerActs({ view }: ToDoProps) {
  const declining = useSignal(false);
  const accept = useSending(() => act(view, "accept"));
  const mine = view.ring?.staff.id === session.value?.staff.id;
  return (
    <ToDoPanel title={mine ? m.consultation_rings_you() : stateWords(view, now.value)}>
      <NotDone failure={accept.failure} />
      <div class="acts">
        <button type="button" class="btn btn-s c-big" aria-disabled={accept.sending} onClick={accept.run}>
          {accept.sending ? m.console_sending() : m.consultation_accept()}
        </button>
        {view.may.includes("decline") && (
          <button
            type="button"
            class="btn btn-2 btn-s"
            onClick={() => {
              declining.value = true;
            }}
          >
            {m.consultation_decline()}
          </button>
        )}
      </div>
      {declining.value && (
        <DeclineDialog
          view={view}
          onClose={() => {
            declining.value = false;
          }}
        />
      )}
    </ToDoPanel>
  );
}
