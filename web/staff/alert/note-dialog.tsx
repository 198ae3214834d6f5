import * as z from "zod/mini";
import { noteId } from "#schema/ids.ts";
import { newId } from "../../shared/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { touched } from "../board/board-state.ts";
import { send } from "../session/request.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextArea } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";
import { closeDialog, type Subject } from "./actions.ts";
import { DialogFoot } from "./dialog-foot.tsx";

const WHOM = ["colleagues", "patient"] as const;
const shape = z.object({ id: noteId, whom: z.enum(WHOM), text: z.string() });

/** A note for colleagues, or a message to the patient's phone. Its id is made here, so that a repeated press writes it once. */
export function NoteDialog({ about }: { about: Subject }) {
  const draft = useDraft(
    `note:${about.episodeId}`,
    shape,
    (): z.infer<typeof shape> => ({ id: newId("not"), whom: "colleagues", text: "" }),
  );
  const { id, whom, text } = draft.value.value;
  const { sending, failure, submit } = useSending(async () => {
    if (text.trim() === "") return;
    await send(`/api/episodes/${about.episodeId}/notes`, { method: "POST", body: { id, text, forPatient: whom === "patient" } });
    draft.forget();
    touched.value = { episodes: [about.episodeId] };
    closeDialog();
  });
  return (
    <Dialog title={m.note_title({ name: about.name })} onClose={closeDialog}>
      <form class="stack" onSubmit={submit}>
        <ChoiceField
          label={m.note_whom()}
          value={whom}
          options={[
            { value: "colleagues", label: m.note_colleagues() },
            { value: "patient", label: m.note_patient() },
          ]}
          onValue={(value) => draft.change({ whom: value })}
        />
        <TextArea
          label={m.note_text()}
          hint={whom === "patient" ? m.act_patient_text_hint() : m.act_note_hint()}
          value={text}
          maxLength={2000}
          onValue={(value) => draft.change({ text: value })}
        />
        <DialogFoot sending={sending} failure={failure} submit={m.note_submit()} />
      </form>
    </Dialog>
  );
}
