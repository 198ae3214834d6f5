import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import * as z from "zod/mini";
import { correctBody } from "#schema/api/enrolment.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { touched } from "../../board/board-state.ts";
import { type DetailsDraft, detailsDraft, detailsOf, draftOf } from "../../enrol/details-draft.ts";
import { errorsFrom, errorsIn, type FieldErrors } from "../../enrol/field-errors.ts";
import { serverNow } from "../../session/clock.ts";
import { send } from "../../session/request.ts";
import { type Draft, useDraft } from "../../ui/draft.ts";
import { useSending } from "../../ui/use-sending.ts";
import { type Rebased, rebase } from "./rebase.ts";

/** `read`: the record as it stood when the fields were filled; `details`: what stands in them now. */
const shape = z.object({ version: z.int(), read: detailsDraft, details: detailsDraft, reason: z.string() });
type Correction = z.infer<typeof shape>;

/** What a colleague changed while this dialog was open. */
export interface Meanwhile extends Pick<Rebased<DetailsDraft>, "theirs" | "clashes"> {
  readonly newer: DetailsDraft;
}

/** Follows the record: when somebody else corrects it, what was typed is laid over the newer one. */
function useMeanwhile({ version, person, episode }: PatientRecord, draft: Draft<Correction>): Signal<Meanwhile | null> {
  const meanwhile = useSignal<Meanwhile | null>(null);
  useEffect(() => {
    const { version: since, read, details } = draft.value.peek();
    if (version <= since) return;
    const newer = draftOf(person, episode);
    const { draft: merged, theirs, clashes } = rebase(read, details, newer);
    draft.change({ version, read: newer, details: merged });
    if (theirs.length > 0) meanwhile.value = { newer, theirs, clashes };
  }, [version]);
  return meanwhile;
}

const bodyOf = ({ version, reason, details }: Correction) =>
  z.safeParse(correctBody, { version, reason, ...detailsOf(details, serverNow()) });

/** A correction in the making: what stands in the fields, what is wrong with it, what a colleague changed meanwhile. */
export function useCorrection(record: PatientRecord, onClose: () => void) {
  const { episodeId, version, person, episode } = record;
  const draft = useDraft(`correct:${episodeId}`, shape, () => {
    const read = draftOf(person, episode);
    return { version, read, details: read, reason: "" };
  });
  const meanwhile = useMeanwhile(record, draft);
  const errors = useSignal<FieldErrors>(new Map());
  const sending = useSending(async () => {
    const parsed = bodyOf(draft.value.peek());
    errors.value = errorsIn(parsed);
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
  const reset = () => {
    draft.forget();
    meanwhile.value = null;
    errors.value = new Map();
  };
  const change = (part: Partial<DetailsDraft>) => {
    draft.change({ details: { ...draft.value.peek().details, ...part } });
    if (errors.peek().size > 0) errors.value = errorsIn(bodyOf(draft.value.peek()));
  };
  return { draft, meanwhile: meanwhile.value, errors: errors.value, change, reset, ...sending };
}
