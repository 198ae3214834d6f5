import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type ConsultationView, consultationView } from "#schema/api/consultation.ts";
import { Refused } from "../../../shared/api.ts";
import { line } from "../../board/board-state.ts";
import { useTouched } from "../../board/use-touched.ts";
import { ask } from "../../session/request.ts";

const GONE = ["not-found", "forbidden", "consultation-moved-on"];

/** It is not here, or not any more: the station asked elsewhere, or took it back. Whatever else fails is worth another try. */
export const isGone = (error: unknown): boolean => error instanceof Refused && GONE.includes(error.problem.type);

/** One consultation; asked for anew when the board says that its episode was touched. An answer to an older question is thrown away. */
export function useConsultation(id: string) {
  const view = useSignal<ConsultationView | null>(null);
  const failure = useSignal<unknown>(null);
  const asked = useRef(0);
  const load = async () => {
    const number = ++asked.current;
    try {
      const read = await ask(`/api/consultations/${id}`, consultationView);
      if (number !== asked.current) return;
      view.value = read;
      failure.value = null;
    } catch (error) {
      if (number !== asked.current) return;
      failure.value = error;
      if (isGone(error)) view.value = null;
    }
  };
  const episodeId = view.value?.episodeId ?? null;
  useEffect(() => {
    view.value = null;
    failure.value = null;
    void load();
    // A desk that slept may have missed the board's word.
    const wake = () => document.visibilityState === "visible" && void load();
    document.addEventListener("visibilitychange", wake);
    return () => document.removeEventListener("visibilitychange", wake);
  }, [id]);
  useTouched((about) => {
    // Whose it is stands in the first answer; news that overtake it may be about it.
    const here = view.peek()?.episodeId;
    if (here === undefined || about(here)) void load();
  });
  useEffect(() => {
    if (episodeId === null) return;
    line.value?.look(episodeId);
    return () => line.peek()?.look(null);
  }, [episodeId, line.value]);
  return { view: view.value, failure: failure.value, load: () => void load() };
}
