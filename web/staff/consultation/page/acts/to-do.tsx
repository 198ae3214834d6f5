import { m } from "../../../../shared/paraglide/messages.js";
import { staffName } from "../../../person-words.ts";
import { withdrawnWords } from "../head/state-clock.tsx";
import { stateSpoken } from "../head/state-spoken.ts";
import { isStation } from "../side.ts";
import { AnswerActs } from "./answer-acts.tsx";
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

export function ToDo({ view }: ToDoProps) {
  return (
    <div class="c-now">
      <p class="sr" role="status">
        {stateSpoken(view)}
      </p>
      <Acts view={view} />
    </div>
  );
}
