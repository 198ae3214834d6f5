import { useSignal } from "@preact/signals";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { ALERT_ACTIONS, RESOLVE_REASONS, SYSTEM_RESOLVE_REASONS } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { actionWord, resolveWord } from "../../../alert/alert-words.ts";
import { staffName } from "../../../person-words.ts";
import { whenWord } from "../head/when-word.ts";

const FIRST = 3;

function deedWord(code: string): string {
  if (code === "consulted") return m.consultation_consulted();
  const action = ALERT_ACTIONS.find((one) => one === code);
  if (action) return actionWord(action);
  const resolved = [...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS].find((one) => one === code);
  return resolved ? resolveWord(resolved) : code;
}

/** What colleagues did and wrote since the illness began, newest first. */
export function NotesPanel({ view }: { view: ConsultationView }) {
  const all = useSignal(false);
  const { notes } = view.case;
  const shown = all.value ? notes : notes.slice(0, FIRST);
  return (
    <section class="panel" aria-label={m.consultation_notes()}>
      <h2>{m.consultation_notes()}</h2>
      <div class="in stack tight">
        {notes.length === 0 && <span class="dim">{m.consultation_notes_none()}</span>}
        {shown.map(({ at, by, action, text }) => (
          <p key={`${at}${action}${text}`}>
            <small class="dim num">
              {whenWord(at)} {by && staffName(by)}
            </small>
            <br />
            {[action && deedWord(action), text].filter(Boolean).join(". ")}
          </p>
        ))}
        {notes.length > shown.length && (
          <button
            type="button"
            class="more"
            onClick={() => {
              all.value = true;
            }}
          >
            {m.consultation_notes_all({ count: notes.length })}
          </button>
        )}
      </div>
    </section>
  );
}
