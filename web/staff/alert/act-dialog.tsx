import * as z from "zod/mini";
import type { AlertView } from "#schema/api/triage.ts";
import { ALERT_ACTIONS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../ui/dialog.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextArea } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";
import { closeDialog, type Subject, sendAction, tellOnRow } from "./actions.ts";
import { actionWord } from "./alert-words.ts";
import { DialogFoot } from "./dialog-foot.tsx";

const shape = z.object({ action: z.nullable(z.enum(ALERT_ACTIONS)), text: z.string(), patientText: z.string() });
export const textOrNull = (text: string): string | null => text.trim() || null;

/** What was done: the choice, a note for colleagues, words for the patient's phone. */
export function ActDialog({ about, alert }: { about: Subject; alert: AlertView }) {
  const draft = useDraft(`act:${alert.id}`, shape, (): z.infer<typeof shape> => ({ action: null, text: "", patientText: "" }));
  const { action, text, patientText } = draft.value.value;
  const { sending, failure, submit } = useSending(async () => {
    if (action === null) return;
    await sendAction(about, alert, "act", { action, text: textOrNull(text), patientText: textOrNull(patientText) });
    draft.forget();
    tellOnRow(alert.id, m.alert_act_saved());
    closeDialog();
  });
  return (
    <Dialog title={m.act_title({ name: about.name })} onClose={closeDialog}>
      <form class="stack" onSubmit={submit}>
        <ChoiceField
          label={m.act_what()}
          value={action ?? "none"}
          options={ALERT_ACTIONS.map((value) => ({ value, label: actionWord(value) }))}
          onValue={(value) => draft.change({ action: ALERT_ACTIONS.find((one) => one === value) ?? null })}
        />
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
        {action === null && <p class="dim">{m.act_choose()}</p>}
        <DialogFoot sending={sending} blocked={action === null} failure={failure} submit={m.act_submit()} />
      </form>
    </Dialog>
  );
}
