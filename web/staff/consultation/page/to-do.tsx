import type { ConsultationView } from "#schema/api/consultation.ts";
import type { ConsultationState } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { staffName } from "../../person-words.ts";
import { AnswerActs } from "./answer-acts.tsx";
import { isStation } from "./side.ts";
import { withdrawnWords } from "./state-clock.tsx";
import { StationActs } from "./station-acts.tsx";
import { ToDoPanel, type ToDoProps } from "./to-do-panel.tsx";

/** What to do now, for whoever looks; null: what is to be done stands in the opinion. */
function Acts({ view }: ToDoProps) {
  const { state, withdrawn, doctor } = view;
  if (withdrawn)
    return (
      <ToDoPanel title={withdrawnWords(withdrawn)}>
        <p>{m.consultation_withdrawn_why({ reason: withdrawn.reason })}</p>
      </ToDoPanel>
    );
  if (state === "decided") return null;
  if (isStation(view)) return <StationActs view={view} />;
  if (view.may.includes("accept")) return <AnswerActs view={view} />;
  return doctor && !view.may.includes("decide") ? <ToDoPanel title={m.consultation_has_it({ who: staffName(doctor) })} /> : null;
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
