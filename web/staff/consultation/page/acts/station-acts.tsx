import { useSignal } from "@preact/signals";
import { m } from "../../../../shared/paraglide/messages.js";
import { now } from "../../../session/clock.ts";
import { useSending } from "../../../ui/use-sending.ts";
import { stateWords } from "../../consultation-words.ts";
import { act } from "../act.ts";
import { NotDone } from "../not-done.tsx";
import { WithdrawDialog } from "./reason-dialog.tsx";
import { RingElsewhere } from "./ring-elsewhere.tsx";
import { ToDoPanel, type ToDoProps } from "./to-do-panel.tsx";

/** The station's side while nothing is decided: how it stands, ring again, ask elsewhere, take it back. */
export function StationActs({ view }: ToDoProps) {
  const open = useSignal<"elsewhere" | "withdraw" | null>(null);
  const again = useSending(() => act(view, "ring", { hospitalId: view.hospital.id }));
  const close = () => {
    open.value = null;
  };
  const mayRing = view.may.includes("ring");
  return (
    <ToDoPanel title={stateWords(view, now.value)}>
      {view.state === "unanswered" && <p>{m.consultation_unanswered_what({ hospital: view.hospital.shortName })}</p>}
      <NotDone failure={again.failure} />
      <div class="acts">
        {mayRing && view.state === "unanswered" && (
          <button type="button" class="btn btn-s" aria-disabled={again.sending} onClick={again.run}>
            {again.sending ? m.console_sending() : m.consultation_ring_again({ hospital: view.hospital.shortName })}
          </button>
        )}
        {mayRing && (
          <button
            type="button"
            class="btn btn-2 btn-s"
            onClick={() => {
              open.value = "elsewhere";
            }}
          >
            {m.consultation_ask_other()}
          </button>
        )}
        {view.may.includes("withdraw") && (
          <button
            type="button"
            class="btn btn-2 btn-s"
            onClick={() => {
              open.value = "withdraw";
            }}
          >
            {m.consultation_withdraw()}
          </button>
        )}
      </div>
      {open.value === "elsewhere" && <RingElsewhere view={view} onClose={close} />}
      {open.value === "withdraw" && <WithdrawDialog view={view} onClose={close} />}
    </ToDoPanel>
  );
}
