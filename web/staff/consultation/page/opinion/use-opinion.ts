import { useSignal } from "@preact/signals";
import type { ConsultationView, OpinionView } from "#schema/api/consultation.ts";
import { serverNow } from "../../../session/clock.ts";
import { useDraft } from "../../../ui/draft.ts";
import { useAskBeforeClosing } from "../../../ui/use-ask-before-closing.ts";
import { useSending } from "../../../ui/use-sending.ts";
import { act } from "../act.ts";
import { blankOpinion, draftOfOpinion, missingIn, type OpinionDraft, opinionBodyOf, opinionDraft } from "./opinion-draft.ts";

/** Where the draft of a first opinion, or of a correction, stands in this tab. */
export const opinionKey = (id: string, corrects: boolean): string => (corrects ? `opinion-correct:${id}` : `opinion:${id}`);

/**
 * An opinion in the making. Kept in this tab with every letter; signed only by the second press, when all that is needed is there.
 * `signed`: the version that is corrected, null for the first opinion.
 */
export function useOpinion(view: ConsultationView, signed: OpinionView | null, onSigned: () => void) {
  const draft = useDraft(opinionKey(view.id, signed !== null), opinionDraft, () =>
    signed ? draftOfOpinion(signed) : blankOpinion(),
  );
  const tried = useSignal(false);
  const signing = useSignal(false);
  const typed = draft.value.value;
  const body = opinionBodyOf(typed);
  useAskBeforeClosing(typed.savedAt !== null);
  const sign = useSending(async () => {
    const now = draft.value.peek();
    const toSign = opinionBodyOf(now);
    if (toSign === null) return;
    const { version, reason } = now;
    if (version === null) await act(view, "decide", toSign);
    else await act(view, "correct", { ...toSign, version, reason });
    signing.value = false;
    draft.forget();
    onSigned();
  });
  return {
    typed,
    body,
    missing: missingIn(typed),
    tried,
    signing,
    sign,
    change: (part: Partial<OpinionDraft>) => draft.change({ ...part, savedAt: serverNow() }),
    forget: draft.forget,
  };
}
