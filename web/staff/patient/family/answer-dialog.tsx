import * as z from "zod/mini";
import { m } from "../../../shared/paraglide/messages.js";
import { textOrNull } from "../../alert/act-dialog.tsx";
import { touched } from "../../board/board-state.ts";
import { send } from "../../session/request.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { DialogActs } from "../../ui/dialog-acts.tsx";
import { useDraft } from "../../ui/draft.ts";
import { Failure } from "../../ui/failure.tsx";
import { ChoiceField, TextArea } from "../../ui/fields.tsx";
import { useSending } from "../../ui/use-sending.ts";

const OUTCOMES = ["done", "declined"] as const;
const shape = z.object({ outcome: z.nullable(z.enum(OUTCOMES)), words: z.string() });
const WORD = { done: () => m.record_request_as_done(), declined: () => m.record_request_as_declined() };

interface AnswerProps {
  readonly episodeId: string;
  readonly requestId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** What became of a family's wish about its data, in words that it reads on its phone. */
export function AnswerDialog({ episodeId, requestId, name, onClose }: AnswerProps) {
  const draft = useDraft(`answer:${requestId}`, shape, () => ({ outcome: null, words: "" }));
  const { outcome, words } = draft.value.value;
  const answer = textOrNull(words);
  const ready = outcome !== null && answer !== null;
  const { sending, failure, submit } = useSending(async () => {
    if (!ready) return;
    await send(`/api/data-requests/${requestId}/move`, { method: "POST", body: { state: outcome, answer } });
    draft.forget();
    touched.value = { episodes: [episodeId] };
    onClose();
  });
  return (
    <Dialog title={m.record_request_title({ name })} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p>{m.record_request_what()}</p>
        <ChoiceField
          label={m.record_request_result()}
          value={outcome ?? "none"}
          options={OUTCOMES.map((value) => ({ value, label: WORD[value]() }))}
          onValue={(value) => draft.change({ outcome: OUTCOMES.find((one) => one === value) ?? null })}
        />
        <TextArea
          label={m.record_request_words()}
          value={words}
          maxLength={1000}
          onValue={(value) => draft.change({ words: value })}
        />
        <Failure error={failure} title={m.dialog_not_saved()} />
        <DialogActs sending={sending} blocked={!ready} submit={m.record_request_submit()} onClose={onClose} />
      </form>
    </Dialog>
  );
}
