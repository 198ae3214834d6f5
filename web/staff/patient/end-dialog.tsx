import * as z from "zod/mini";
import type { PatientRecord } from "#schema/api/record.ts";
import { END_REASONS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { textOrNull } from "../alert/act-dialog.tsx";
import { touched } from "../board/board-state.ts";
import { send } from "../session/request.ts";
import { Dialog } from "../ui/dialog.tsx";
import { DialogActs } from "../ui/dialog-acts.tsx";
import { useDraft } from "../ui/draft.ts";
import { Failure } from "../ui/failure.tsx";
import { ChoiceField, TextArea } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";
import { endWord } from "./record-words.ts";

const shape = z.object({ reason: z.nullable(z.enum(END_REASONS)), note: z.string() });

/** Ends the care at home, with a reason. Refused while an emergency is open. */
export function EndDialog({ record, onClose }: { record: PatientRecord; onClose: () => void }) {
  const { episodeId, person } = record;
  const draft = useDraft(`end:${episodeId}`, shape, () => ({ reason: null, note: "" }));
  const { reason, note } = draft.value.value;
  const { sending, failure, submit } = useSending(async () => {
    if (reason === null) return;
    await send(`/api/episodes/${episodeId}/end`, { method: "POST", body: { reason, note: textOrNull(note) } });
    draft.forget();
    touched.value = { episodes: [episodeId] };
    onClose();
  });
  return (
    <Dialog title={m.end_title({ name: person.name })} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p>{m.end_what()}</p>
        <ChoiceField
          label={m.resolve_why()}
          value={reason ?? "none"}
          options={END_REASONS.map((value) => ({ value, label: endWord(value) }))}
          onValue={(value) => draft.change({ reason: END_REASONS.find((one) => one === value) ?? null })}
        />
        <TextArea label={m.act_note()} value={note} maxLength={1000} onValue={(value) => draft.change({ note: value })} />
        <Failure error={failure} title={m.dialog_not_saved()} />
        <DialogActs sending={sending} blocked={reason === null} submit={m.end_submit()} onClose={onClose} />
      </form>
    </Dialog>
  );
}
