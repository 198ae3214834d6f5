import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import type { Outcome } from "./outcome.ts";

/** A word to the station about this check-in. */
export function AddNote({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const text = useSignal("");
  const note = text.value.trim().normalize("NFC");
  const go = async () => {
    await add(outcome, { note });
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
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
    </AddFrame>
  );
}
