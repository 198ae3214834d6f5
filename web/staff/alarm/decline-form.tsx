import * as z from "zod/mini";
import { DECLINE_REASONS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { textOrNull } from "../alert/act-dialog.tsx";
import { actionFailure } from "../alert/actions.ts";
import { declineWord } from "../consultation/consultation-words.ts";
import { send } from "../session/request.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextField } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";

const shape = z.object({ reason: z.nullable(z.enum(DECLINE_REASONS)), text: z.string() });

/** Why not, in one press and a few words if one likes; the next doctor is rung at once. */
export function DeclineForm({ id, onBack }: { id: string; onBack: () => void }) {
  const draft = useDraft(`decline:${id}`, shape, (): z.infer<typeof shape> => ({ reason: null, text: "" }));
  const { reason, text } = draft.value.value;
  const { sending, failure, submit } = useSending(async () => {
    if (reason === null) return;
    await send(`/api/consultations/${id}/decline`, { method: "POST", body: { reason, text: textOrNull(text) } });
    draft.forget();
  });
  return (
    <form class="stack" onSubmit={submit}>
      <ChoiceField
        label={m.ring_decline_why()}
        value={reason ?? "none"}
        options={DECLINE_REASONS.map((value) => ({ value, label: declineWord(value) }))}
        onValue={(value) => draft.change({ reason: DECLINE_REASONS.find((one) => one === value) ?? null })}
      />
      <TextField
        label={m.ring_decline_text()}
        hint={m.ring_decline_hint()}
        value={text}
        maxLength={500}
        onValue={(value) => draft.change({ text: value })}
      />
      {reason === null && <p class="dim">{m.ring_decline_choose()}</p>}
      {failure !== null && (
        <p class="f-err" role="alert">
          {actionFailure(failure)}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="btn btn-s" aria-disabled={sending || reason === null}>
          {sending ? m.console_sending() : m.ring_decline_submit()}
        </button>
        <button type="button" class="btn btn-2 btn-s" onClick={onBack}>
          {m.ring_back()}
        </button>
      </div>
    </form>
  );
}
