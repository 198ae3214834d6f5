import type { PatientRecord } from "#schema/api/record.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { fieldText, fieldWord } from "../../enrol/field-words.ts";
import { CareFields, IllnessFields } from "../../enrol/illness-fields.tsx";
import { CarerFields, PersonFields } from "../../enrol/person-fields.tsx";
import { RiskNow } from "../../enrol/risk-now.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Failure } from "../../ui/failure.tsx";
import { TextField } from "../../ui/fields.tsx";
import { type Meanwhile, useCorrection } from "./use-correction.ts";

/** Who else changed what, while one was typing. */
function MeanwhileNote({ meanwhile }: { meanwhile: Meanwhile | null }) {
  if (!meanwhile) return null;
  const { theirs, clashes, newer } = meanwhile;
  const names = (fields: typeof theirs) => [...new Set(fields.map(fieldWord))].join(", ");
  return (
    <div class="note" role="alert">
      <Icon name="i-pen" />
      <b>{m.correct_changed({ fields: names(theirs) })}</b>
      {clashes.length > 0 && (
        <span>
          {m.correct_clash({ fields: names(clashes), theirs: clashes.map((field) => fieldText(field, newer)).join(", ") })}
        </span>
      )}
    </div>
  );
}

/**
 * Corrects who somebody is or what is known of the illness. If a colleague changed the record meanwhile nothing of theirs is undone:
 * what was typed stays, and is saved over a field that they changed too only by a deliberate press.
 */
export function CorrectDialog({ record, onClose }: { record: PatientRecord; onClose: () => void }) {
  const { draft, meanwhile, errors, change, reset, sending, failure, submit } = useCorrection(record, onClose);
  const { details, reason } = draft.value.value;
  const fields = {
    draft: details,
    errors,
    change,
  };
  const clashes = meanwhile !== null && meanwhile.clashes.length > 0;
  return (
    <Dialog wide title={m.correct_title({ name: record.person.name })} onClose={onClose}>
      <form class="form" onSubmit={submit} noValidate>
        {draft.found && <p class="dim">{m.correct_found()}</p>}
        <PersonFields {...fields} />
        <CarerFields {...fields} />
        <IllnessFields {...fields} />
        <RiskNow draft={details} />
        <CareFields {...fields} />
        <TextField
          wide
          label={m.correct_reason()}
          required
          maxLength={300}
          value={reason}
          error={errors.get("reason")}
          onValue={(value) => draft.change({ reason: value })}
        />
        {errors.size > 0 && (
          <p class="f-err" role="alert">
            {m.enrol_fix({ count: errors.size })}
          </p>
        )}
        <Failure error={failure} title={m.dialog_not_saved()} />
        <MeanwhileNote meanwhile={meanwhile} />
        <div class="acts">
          <button type="submit" class="btn btn-s" aria-disabled={sending}>
            {sending ? m.console_sending() : clashes ? m.correct_over() : m.correct_submit()}
          </button>
          <button type="button" class="btn btn-2 btn-s" onClick={reset}>
            {m.correct_reset()}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
