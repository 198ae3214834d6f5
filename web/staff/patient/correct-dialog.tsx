import { useSignal } from "@preact/signals";
import * as z from "zod/mini";
import { correctBody } from "#schema/api/enrolment.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { Refused } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { touched } from "../board/board-state.ts";
import { detailsDraft, detailsOf, draftOf } from "../enrol/details-draft.ts";
import { errorsFrom, errorsOf, type FieldErrors } from "../enrol/field-errors.ts";
import { CareFields, IllnessFields } from "../enrol/illness-fields.tsx";
import { CarerFields, PersonFields } from "../enrol/person-fields.tsx";
import { serverNow } from "../session/clock.ts";
import { send } from "../session/request.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useDraft } from "../ui/draft.ts";
import { Failure } from "../ui/failure.tsx";
import { TextField } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";

const shape = z.object({ version: z.int(), details: detailsDraft, reason: z.string() });
const isOutdated = (failure: unknown): boolean => failure instanceof Refused && failure.problem.type === "record-changed";

function useCorrection(record: PatientRecord, onClose: () => void) {
  const { episodeId, version, person, episode } = record;
  const draft = useDraft(`correct:${episodeId}`, shape, () => ({ version, details: draftOf(person, episode), reason: "" }));
  const errors = useSignal<FieldErrors>(new Map());
  const sending = useSending(async () => {
    const { details, reason, version: read } = draft.value.peek();
    const parsed = z.safeParse(correctBody, { version: read, reason, ...detailsOf(details, serverNow()) });
    errors.value = parsed.success ? new Map() : errorsOf(parsed.error);
    if (!parsed.success) return;
    try {
      await send(`/api/episodes/${episodeId}/enrolment`, { method: "PATCH", body: parsed.data });
    } catch (error) {
      errors.value = errorsFrom(error);
      touched.value = { episodes: [episodeId] };
      throw error;
    }
    draft.forget();
    touched.value = { episodes: [episodeId] };
    onClose();
  });
  return { draft, errors: errors.value, ...sending };
}

/**
 * Corrects who somebody is or what is known of the illness. If a colleague changed the record meanwhile nothing is overwritten:
 * what was typed stays, and is saved over the newer record only by a second, deliberate press.
 */
export function CorrectDialog({ record, onClose }: { record: PatientRecord; onClose: () => void }) {
  const { draft, errors, sending, failure, submit, run } = useCorrection(record, onClose);
  const { details, reason, version } = draft.value.value;
  const fields = {
    draft: details,
    errors,
    change: (part: Partial<typeof details>) => draft.change({ details: { ...draft.value.peek().details, ...part } }),
  };
  const outdated = isOutdated(failure) || record.version !== version;
  return (
    <Dialog wide title={m.correct_title({ name: record.person.name })} onClose={onClose}>
      <form class="form" onSubmit={submit} noValidate>
        {draft.found && <p class="dim">{m.correct_found()}</p>}
        <PersonFields {...fields} />
        <CarerFields {...fields} />
        <IllnessFields {...fields} />
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
        <div class="acts">
          {outdated ? (
            <button
              type="button"
              class="btn btn-s"
              aria-disabled={sending}
              onClick={() => {
                draft.change({ version: record.version });
                run();
              }}
            >
              {m.correct_over()}
            </button>
          ) : (
            <button type="submit" class="btn btn-s" aria-disabled={sending}>
              {sending ? m.console_sending() : m.correct_submit()}
            </button>
          )}
          <button type="button" class="btn btn-2 btn-s" onClick={draft.forget}>
            {m.correct_reset()}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
