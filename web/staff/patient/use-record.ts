import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type PatientRecord, patientRecord } from "#schema/api/record.ts";
import { line } from "../board/board-state.ts";
import { useTouched } from "../board/use-touched.ts";
import { ask, send } from "../session/request.ts";

const newestReceived = (record: PatientRecord): number => Math.max(0, ...record.checkins.map((checkin) => checkin.receivedAt));

/** The record of one episode; asked for anew when the board says that it was touched. An answer to an older question is thrown away. */
export function useRecord(episodeId: string) {
  const record = useSignal<PatientRecord | null>(null);
  const failure = useSignal<unknown>(null);
  const asked = useRef(0);
  const seenUpTo = useRef(-1);

  /** The patient's receipt says that a nurse has seen it: so when the page is in front of somebody and something new is on it. */
  const markSeen = (read: PatientRecord) => {
    if (document.visibilityState !== "visible" || newestReceived(read) <= seenUpTo.current) return;
    const before = seenUpTo.current;
    seenUpTo.current = newestReceived(read);
    send(`/api/episodes/${episodeId}/opened`, { method: "POST" }).catch(() => {
      seenUpTo.current = before;
    });
  };
  const load = async () => {
    const number = ++asked.current;
    failure.value = null;
    try {
      const read = await ask(`/api/episodes/${episodeId}`, patientRecord);
      if (number !== asked.current) return;
      record.value = read;
      markSeen(read);
    } catch (error) {
      if (number === asked.current) failure.value = error;
    }
  };
  useEffect(() => {
    record.value = null;
    seenUpTo.current = -1;
    void load();
    const look = () => {
      const read = record.peek();
      if (read) markSeen(read);
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [episodeId]);
  useTouched((about) => {
    if (about(episodeId)) void load();
  });
  useEffect(() => {
    line.value?.look(episodeId);
    return () => line.peek()?.look(null);
  }, [episodeId, line.value]);
  return { record: record.value, failure: failure.value, load: () => void load() };
}
