import type { DevicePerson } from "#schema/api/access.ts";
import type { Reminders } from "#schema/api/reminder.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Choice } from "../checkin/choice.tsx";
import { Face } from "../person/face.tsx";
import { fullNameHere } from "../person/named-here.ts";
import { HourRow } from "./hour-row.tsx";
import { type Reminding, type Saving, useReminders } from "./use-reminders.ts";

function savingWords(saving: Saving, savedAt: number | null): string {
  if (typeof saving === "object") return wordsOf(saving.refused);
  if (saving === "changed") return m.remind_unsaved();
  if (saving === "not-reached") return m.remind_not_saved();
  return saving === "saved" && savedAt !== null ? m.remind_saved({ time: clockTime(savedAt) }) : "";
}

/** Whether a text message goes when the phone does not hear the push, and to which number. */
function ByText({ of: { texts, number }, on, press }: { of: Reminders; on: boolean; press: () => void }) {
  if (texts === "no-service") return <p class="dim small">{m.remind_text_no_service()}</p>;
  if (texts === "no-number" || number === null) return <p class="dim small">{m.remind_text_no_number()}</p>;
  return (
    <Choice on={on} press={press}>
      {m.remind_text()}
      <small>{m.remind_text_to({ digits: number })}</small>
    </Choice>
  );
}

function Save({ reminding: { saving, savedAt, save } }: { reminding: Reminding }) {
  const state = saving.value;
  const isOpen = state !== "same" && state !== "saved";
  return (
    <>
      {isOpen && (
        <button type="button" class="btn btn-full" aria-disabled={state === "saving"} onClick={save}>
          {state === "saving" ? m.remind_saving() : m.remind_save()}
        </button>
      )}
      <p role="status" class="small">
        {savingWords(state, savedAt.value)}
      </p>
    </>
  );
}

/** The two hours of one person, under their face and name, so that they cannot be set for another. */
export function PersonReminders({ of }: { of: DevicePerson }) {
  const reminding = useReminders(of.personId);
  const { known, draft, change, read } = reminding;
  const settings = draft.value;
  return (
    <section class="card stack" aria-labelledby={`remind-${of.personId}`}>
      <div class="row-person">
        <Face of={of} small />
        <h2 id={`remind-${of.personId}`} class="card-title">
          {fullNameHere(of)}
        </h2>
      </div>
      {known.value === null && <p class="dim">{m.loading()}</p>}
      {known.value === "unreachable" && (
        <>
          <p role="alert">{m.remind_not_read()}</p>
          <button type="button" class="btn btn-2 btn-full" onClick={read}>
            {m.retry()}
          </button>
        </>
      )}
      {known.value !== null && known.value !== "unreachable" && settings && (
        <>
          <HourRow slot="am" of={settings.am} change={(am) => change({ am })} />
          <HourRow slot="pm" of={settings.pm} change={(pm) => change({ pm })} />
          <ByText of={known.value} on={settings.byText} press={() => change({ byText: !settings.byText })} />
          <Save reminding={reminding} />
        </>
      )}
    </section>
  );
}
