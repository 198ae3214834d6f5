import * as z from "zod/mini";
import { isAcceptable } from "#clinical/accepted.ts";
import type { Reason } from "#schema/api/common.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { RESOLVE_REASONS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../ui/dialog.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, SelectField, TextArea } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";
import { reasonWords } from "../why-parts.ts";
import { textOrNull } from "./act-dialog.tsx";
import { closeDialog, type Subject, sendAction } from "./actions.ts";
import { resolveWord } from "./alert-words.ts";
import { DialogFoot } from "./dialog-foot.tsx";

const HOURS = ["12", "24", "48"] as const;
const shape = z.object({
  reason: z.nullable(z.enum(RESOLVE_REASONS)),
  hours: z.enum(HOURS),
  text: z.string(),
  patientText: z.string(),
});

/** What of an alert may be accepted; of an emergency nothing (worker/clinical/accepted.ts). */
const acceptableIn = ({ severity, reasons }: AlertView) =>
  severity === "emergency" ? [] : reasons.filter(({ rule, values }) => isAcceptable(rule, values));

/** "Accepted" is offered when something can be. */
const reasonsFor = (alert: AlertView) =>
  RESOLVE_REASONS.filter((reason) => reason !== "finding_accepted" || acceptableIn(alert).length > 0);

const withValue = (reason: Reason): string => {
  const [value] = Object.values(reason.values);
  return reasonWords([reason], null).join(". ") + (value === undefined ? "" : ` (${value})`);
};

function Acceptance({ alert }: { alert: AlertView }) {
  const accepted = acceptableIn(alert);
  const others = alert.reasons.filter((reason) => !accepted.includes(reason));
  return (
    <>
      <p>{m.resolve_accepts({ findings: accepted.map(withValue).join("; ") })}</p>
      {others.length > 0 && <p class="note">{m.resolve_accepts_not({ findings: others.map(withValue).join("; ") })}</p>}
    </>
  );
}

/** Closes an alert with a reason; an accepted finding says for how long it raises nothing new. */
export function ResolveDialog({ about, alert }: { about: Subject; alert: AlertView }) {
  const draft = useDraft(
    `resolve:${alert.id}`,
    shape,
    (): z.infer<typeof shape> => ({ reason: null, hours: "24", text: "", patientText: "" }),
  );
  const { reason, hours, text, patientText } = draft.value.value;
  const { sending, failure, submit } = useSending(async () => {
    if (reason === null) return;
    const acceptHours = reason === "finding_accepted" ? Number(hours) : null;
    await sendAction(about, alert, "resolve", {
      reason,
      text: textOrNull(text),
      patientText: textOrNull(patientText),
      acceptHours,
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
          options={reasonsFor(alert).map((value) => ({ value, label: resolveWord(value) }))}
          onValue={(value) => draft.change({ reason: RESOLVE_REASONS.find((one) => one === value) ?? null })}
        />
        {reason === "finding_accepted" && <Acceptance alert={alert} />}
        {reason === "finding_accepted" && (
          <SelectField
            label={m.resolve_hours()}
            hint={m.resolve_hours_hint()}
            value={hours}
            options={HOURS.map((value) => ({ value, label: m.span_hours({ count: Number(value) }) }))}
            onValue={(value) => draft.change({ hours: value })}
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
