import * as z from "zod/mini";
import { m } from "../../shared/paraglide/messages.js";
import { begun, forgetBegun, keepBegun } from "../shell/begun.ts";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import { keyOfAdded, type Outcome } from "./outcome.ts";

/** A word to the station about this check-in. */
export function AddNote({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const key = keyOfAdded(outcome, "note");
  const text = begun(key, z.string()) ?? "";
  const note = text.trim().normalize("NFC");
  const go = async () => {
    await add(outcome, { note });
    forgetBegun((one) => one === key);
    close();
  };
  return (
    <AddFrame outcome={outcome} close={close} ready={note !== ""} go={go}>
      <Heading of="add-note">{m.add_note_question()}</Heading>
      <textarea
        class="inp"
        rows={5}
        maxLength={1000}
        aria-label={m.add_note_question()}
        value={text}
        onInput={({ currentTarget }) => keepBegun(key, currentTarget.value)}
      />
    </AddFrame>
  );
}
