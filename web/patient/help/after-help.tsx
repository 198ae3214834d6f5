import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { begun, forgetBegun, keepBegun } from "../shell/begun.ts";
import { StationNumber } from "../shell/station-calls.tsx";
import { askFor, askHelp } from "./ask-help.ts";

const keyOf = (id: string, { personId }: DevicePerson): string => `words ${id} ${personId}`;
const wordsOf = (id: string, of: DevicePerson): string | null => begun(keyOf(id, of), z.string());
/** Something is being written under this press of the red button: its field stays, whatever the station does with the alarm meanwhile. */
export const isWritten = (id: string, of: DevicePerson): boolean => wordsOf(id, of) !== null;

interface AfterHelpProps {
  /** The press of the red button. */
  readonly id: string;
  readonly of: DevicePerson;
  /** Nobody reads on under an alarm that the station has closed: what is sent is a new alarm, or a request. */
  readonly isDone: boolean;
}

/** What to do when the red button was pressed: louder if it gets worse, by telephone if it was a mistake, words if there are any. */
export function AfterHelp({ id, of, isDone }: AfterHelpProps) {
  const message = wordsOf(id, of) ?? "";
  const isEmpty = message.trim() === "";
  const forget = () => forgetBegun((key) => key === keyOf(id, of));
  const sendBy = (ask: (text: string) => Promise<void>) => async () => {
    // Read as it is pressed: a button that is pressed twice finds nothing the second time.
    const text = wordsOf(id, of) ?? "";
    if (text.trim() === "") return;
    forget();
    await ask(text);
  };
  const again = sendBy((text) => askHelp(of, text));
  return (
    <div class="note-do">
      {isDone ? !isEmpty && <p>{m.help_words_left()}</p> : <p>{m.help_station_told()}</p>}
      <label class="lb" for={`message ${id}`}>
        {m.help_message()}
      </label>
      <textarea
        id={`message ${id}`}
        class="inp"
        rows={2}
        maxLength={1000}
        value={message}
        onInput={({ currentTarget }) => keepBegun(keyOf(id, of), currentTarget.value)}
        // Not while they write: whoever empties the field to begin anew still has it.
        onBlur={() => isEmpty && forget()}
      />
      {!isEmpty && (
        <button type="button" class="btn btn-2 btn-full" onClick={again}>
          {isDone ? m.help_words_alarm() : m.help_message_send()}
        </button>
      )}
      {!isEmpty && isDone && (
        <button type="button" class="btn btn-2 btn-full" onClick={sendBy((text) => askFor(of, ["other"], text))}>
          {m.help_words_request()}
        </button>
      )}
      {!isDone && <p class="dim small">{m.help_by_mistake()}</p>}
      <StationNumber of={of.facility} />
    </div>
  );
}
