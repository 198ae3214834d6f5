import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ConsultationView } from "#schema/api/consultation.ts";
import type { ConsultationState } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { staffName } from "../../person-words.ts";
import { now } from "../../session/clock.ts";
import { session } from "../../session/session.ts";
import { useSending } from "../../ui/use-sending.ts";
import { stateWords } from "../consultation-words.ts";
import { act } from "./act.ts";
import { NotDone } from "./not-done.tsx";
import { DeclineDialog, WithdrawDialog } from "./reason-dialog.tsx";
import { RingElsewhere } from "./ring-elsewhere.tsx";
import { isStation } from "./side.ts";
import { withdrawnWords } from "./state-clock.tsx";

interface ToDoProps {
  readonly view: ConsultationView;
}

function Panel({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <section class="panel c-todo" aria-label={m.consultation_to_do()}>
      <div class="in stack tight">
        <b>{title}</b>
        {children}
      </div>
    </section>
  );
}

/** It can be accepted: by whoever is rung, and by a colleague of theirs. */
function Answer({ view }: ToDoProps) {
  const declining = useSignal(false);
  const accept = useSending(() => act(view, "accept"));
  const mine = view.ring?.staff.id === session.value?.staff.id;
  return (
    <Panel title={mine ? m.consultation_rings_you() : stateWords(view, now.value)}>
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
    </Panel>
  );
}

/** The station's side while nothing is decided: how it stands, ring again, ask elsewhere, take it back. */
function Station({ view }: ToDoProps) {
  const open = useSignal<"elsewhere" | "withdraw" | null>(null);
  const again = useSending(() => act(view, "ring", { hospitalId: view.hospital.id }));
  const close = () => {
    open.value = null;
  };
  const mayRing = view.may.includes("ring");
  return (
    <Panel title={stateWords(view, now.value)}>
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
    </Panel>
  );
}

/** What to do now, for whoever looks; null: what is to be done stands in the opinion. */
function Acts({ view }: ToDoProps) {
  const { state, withdrawn, doctor } = view;
  if (withdrawn)
    return (
      <Panel title={withdrawnWords(withdrawn)}>
        <p>{m.consultation_withdrawn_why({ reason: withdrawn.reason })}</p>
      </Panel>
    );
  if (state === "decided") return null;
  if (isStation(view)) return <Station view={view} />;
  if (view.may.includes("accept")) return <Answer view={view} />;
  return doctor && !view.may.includes("decide") ? <Panel title={m.consultation_has_it({ who: staffName(doctor) })} /> : null;
}

/** Without the seconds: a screen reader hears a change, not a clock. */
const SPOKEN: Record<ConsultationState, (view: ConsultationView) => string> = {
  ringing: () => m.consult_ringing(),
  unanswered: () => m.consult_unanswered(),
  accepted: ({ doctor }) => (doctor ? m.consultation_has_it({ who: staffName(doctor) }) : m.consult_accepted()),
  decided: () => m.consult_has_opinion(),
  withdrawn: () => m.consult_withdrawn(),
};

export function ToDo({ view }: ToDoProps) {
  return (
    <div class="c-now">
      <p class="sr" role="status">
        {SPOKEN[view.state](view)}
      </p>
      <Acts view={view} />
    </div>
  );
}
