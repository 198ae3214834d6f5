import * as z from "zod/mini";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { messageId } from "#schema/ids.ts";
import { newId } from "../../../../shared/new-id.ts";
import { useDraft } from "../../../ui/draft.ts";
import { useSending } from "../../../ui/use-sending.ts";
import { act } from "../act.ts";

const shape = z.object({ id: messageId, text: z.string() });

/**
 * A message in the making. Its id stands in the draft, so that a doubled press writes it once. After a failure the first may have
 * arrived all the same: text that is changed then is another message.
 */
export function useMessage(view: ConsultationView) {
  const draft = useDraft(`consultation-message:${view.id}`, shape, (): z.infer<typeof shape> => ({ id: newId("msg"), text: "" }));
  const sending = useSending(async () => {
    const { id, text } = draft.value.peek();
    if (text.trim() === "") return;
    await act(view, "messages", { id, text });
    const typed = draft.value.peek().text;
    draft.forget();
    // Whoever went on typing while it was sent goes on with another message.
    if (typed !== text) draft.change({ text: typed.startsWith(text) ? typed.slice(text.length) : typed });
  });
  const type = (text: string) => draft.change({ text, ...(sending.failure === null ? {} : { id: newId("msg") }) });
  return { text: draft.value.value.text, type, ...sending };
}
