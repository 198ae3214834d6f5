import * as z from "zod/mini";
import type { AlertView } from "#schema/api/triage.ts";
import { RESOLVE_REASONS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../ui/dialog.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, SelectField, TextArea } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";
import { textOrNull } from "./act-dialog.tsx";
import { closeDialog, type Subject, sendAction } from "./actions.ts";
import { resolveWord } from "./alert-words.ts";
import { DialogFoot } from "./dialog-foot.tsx";

const DAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const shape = z.object({
  reason: z.nullable(z.enum(RESOLVE_REASONS)),
  days: z.enum(DAYS),
  text: z.string(),
  patientText: z.string(),
});

/** Closes an alert with a reason; an accepted finding says for how many days it raises nothing new. */
export function ResolveDialog({ about, alert }: { about: Subject; alert: AlertView }) {
  const draft = useDraft(
    `resolve:${alert.id}`,
    shape,
    (): z.infer<typeof shape> => ({ reason: null, days: "1", text: "", patientText: "" }),
  );
  const { reason, days, text, patientText } = draft.value.value;
  const { sending, failure, submit } = useSending(async () => {
    if (reason === null) return;
    const acceptDays = reason === "finding_accepted" ? Number(days) : null;
    await sendAction(about, alert, "resolve", {
      reason,
      text: textOrNull(text),
      patientText: textOrNull(patientText),
      acceptDays,
    });
    draft.forget();
    closeDialog();
  });
  return (
    <Dialog title={m.resolve_title({ name: about.name })} onClose={closeDialog}>
      <form class="stack" onSubmit={submit}>
        <ChoiceField
          label={m.resolve_why()}
          value={reason ?? "none"}
          options={RESOLVE_REASONS.map((value) => ({ value, label: resolveWord(value) }))}
          onValue={(value) => draft.change({ reason: RESOLVE_REASONS.find((one) => one === value) ?? null })}
        />
        {reason === "finding_accepted" && (
          <SelectField
            label={m.resolve_days()}
            hint={m.resolve_days_hint()}
            value={days}
            options={DAYS.map((value) => ({ value, label: m.span_days({ count: Number(value) }) }))}
            onValue={(value) => draft.change({ days: value })}
          />
        )}
        <TextArea
          label={m.act_note()}
          hint={m.act_note_hint()}
          value={text}
          maxLength={1000}
          onValue={(value) => draft.change({ text: value })}
        />
        <TextArea
          label={m.act_patient_text()}
          hint={m.act_patient_text_hint()}
          value={patientText}
          maxLength={500}
          onValue={(value) => draft.change({ patientText: value })}
        />
        {reason === null && <p class="dim">{m.resolve_choose()}</p>}
        <DialogFoot sending={sending} blocked={reason === null} failure={failure} submit={m.resolve_submit()} />
      </form>
    </Dialog>
  );
}
