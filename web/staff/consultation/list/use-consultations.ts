import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type ConsultationRow, consultationList } from "#schema/api/consultation.ts";
import { consultations } from "../../board/board-state.ts";
import { ask } from "../../session/request.ts";

/** The last consultations of this place; asked for anew when one on the board changes. An answer to an older question is thrown away. */
export function useConsultations() {
  const list = useSignal<readonly ConsultationRow[] | null>(null);
  const failure = useSignal<unknown>(null);
  const asked = useRef(0);
  const load = async () => {
    const number = ++asked.current;
    try {
      const answer = await ask("/api/consultations", consultationList);
      if (number !== asked.current) return;
      list.value = answer.consultations;
      failure.value = null;
    } catch (error) {
      if (number === asked.current) failure.value = error;
    }
  };
  useEffect(() => void load(), [consultations.value]);
  return { list: list.value, failure: failure.value, load: () => void load() };
}
