import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { siteDateAt } from "#clinical/schedule.ts";
import type { MedicineView } from "#schema/api/medicine.ts";
import type { MedicineBody } from "#schema/api/set-medicine.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { newId } from "../../../shared/new-id.ts";
import { touched } from "../../board/board-state.ts";
import { serverNow } from "../../session/clock.ts";
import { send } from "../../session/request.ts";
import { useDraft } from "../../ui/draft.ts";
import { useSending } from "../../ui/use-sending.ts";
import { bodyOf, draftOf, type MedicineDraft, type MedicineFault, medicineDraft } from "./medicine-draft.ts";

/** A medicine in the making: what stands in the fields, what is wrong with it, what a colleague changed meanwhile. `of` null: a new one. */
export function useMedicine(episodeId: EpisodeId, of: MedicineView | null, onClose: () => void) {
  const draft = useDraft(
    `medicine:${episodeId}:${of?.id ?? "new"}`,
    medicineDraft,
    (): MedicineDraft => (of ? draftOf(of) : { id: newId("med"), version: 0, name: "", dose: "", times: "", lastDay: "" }),
  );
  const faults = useSignal<readonly MedicineFault[]>([]);
  const newer = useSignal<MedicineView | null>(null);
  useEffect(() => {
    if (!of || of.version <= draft.value.peek().version) return;
    newer.value = of;
    draft.change({ version: of.version });
  }, [of?.version]);
  const put = async (body: MedicineBody) => {
    try {
      await send(`/api/episodes/${episodeId}/medicines/${draft.value.peek().id}`, { method: "PUT", body });
    } finally {
      // Also when it was refused: a colleague may have been first, and then their version is wanted here.
      touched.value = { episodes: [episodeId] };
    }
    draft.forget();
    onClose();
  };
  const check = () => bodyOf(draft.value.peek(), siteDateAt(serverNow()));
  const saving = useSending(async () => {
    const { body, faults: found } = check();
    faults.value = found;
    if (found.length === 0) await put(body);
  });
  const stopping = useSending(async () => {
    if (!of) return;
    const { version, name, dose, times, untilDate } = of;
    await put({ version, name, dose, times, untilDate, stopped: true });
  });
  const change = (part: Partial<MedicineDraft>) => {
    draft.change(part);
    if (faults.peek().length > 0) faults.value = check().faults;
  };
  return { draft: draft.value.value, faults: faults.value, newer: newer.value, change, saving, stopping };
}
