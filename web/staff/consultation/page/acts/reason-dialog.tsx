import * as z from "zod/mini";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { DECLINE_REASONS } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Dialog } from "../../../ui/dialog.tsx";
import { DialogActs } from "../../../ui/dialog-acts.tsx";
import { useDraft } from "../../../ui/draft.ts";
import { ChoiceField, TextArea } from "../../../ui/fields.tsx";
import { useSending } from "../../../ui/use-sending.ts";
import { declineWord } from "../../consultation-words.ts";
import { act } from "../act.ts";
import { NotDone } from "../not-done.tsx";

interface DialogProps {
  readonly view: ConsultationView;
  readonly onClose: () => void;
}

const declineShape = z.object({ reason: z.nullable(z.enum(DECLINE_REASONS)), text: z.string() });

/** Whoever is rung says why not; whoever has it hands it back. Another doctor is rung either way. */
export function DeclineDialog({ view, onClose }: DialogProps) {
  const handsBack = view.state === "accepted";
  const draft = useDraft(
    `consultation-decline:${view.id}`,
    declineShape,
    (): z.infer<typeof declineShape> => ({ reason: null, text: "" }),
  );
  const { reason, text } = draft.value.value;
  const textMissing = reason === "other" && text.trim() === "";
  const { sending, failure, submit } = useSending(async () => {
    if (reason === null || textMissing) return;
    await act(view, "decline", { reason, text: text.trim() === "" ? null : text });
    draft.forget();
    onClose();
  });
  return (
    <Dialog title={handsBack ? m.consultation_hand_back_title() : m.consultation_decline_title()} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p class="dim">{handsBack ? m.consultation_hand_back_what() : m.consultation_decline_what()}</p>
        <ChoiceField
          label={m.consultation_reason()}
          value={reason ?? "none"}
          options={DECLINE_REASONS.map((value) => ({ value, label: declineWord(value) }))}
          onValue={(value) => draft.change({ reason: DECLINE_REASONS.find((one) => one === value) ?? null })}
        />
        <TextArea
          label={m.consultation_reason_text()}
          value={text}
          maxLength={500}
          error={textMissing ? m.consultation_reason_text_needed() : undefined}
          onValue={(value) => draft.change({ text: value })}
        />
        {reason === null && <p class="dim">{m.consultation_reason_needed()}</p>}
        <NotDone failure={failure} />
        <DialogActs
          sending={sending}
          blocked={reason === null || textMissing}
          submit={handsBack ? m.consultation_hand_back_submit() : m.consultation_decline_submit()}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}

const withdrawShape = z.object({ reason: z.string() });

/** The station does not ask any more, and says why. */
export function WithdrawDialog({ view, onClose }: DialogProps) {
  const draft = useDraft(`consultation-withdraw:${view.id}`, withdrawShape, () => ({ reason: "" }));
  const { reason } = draft.value.value;
  const blocked = reason.trim() === "";
  const { sending, failure, submit } = useSending(async () => {
    if (blocked) return;
    await act(view, "withdraw", { reason });
    draft.forget();
    onClose();
  });
  return (
    <Dialog title={m.consultation_withdraw_title()} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p class="dim">{m.consultation_withdraw_what()}</p>
        <TextArea
          label={m.consultation_withdraw_why()}
          value={reason}
          maxLength={500}
          hint={blocked ? m.consultation_text_needed() : undefined}
          onValue={(value) => draft.change({ reason: value })}
        />
        <NotDone failure={failure} />
        <DialogActs sending={sending} blocked={blocked} submit={m.consultation_withdraw_title()} onClose={onClose} />
      </form>
    </Dialog>
  );
}
