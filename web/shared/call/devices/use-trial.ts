import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DeviceKind } from "../live/peer.ts";
import { type Opened, openDevice, stopStream } from "./devices.ts";

export type Tried = Opened | "asking" | "waiting";
export const streamOf = (tried: Tried): MediaStream | null =>
  typeof tried === "object" && tried.result === "ok" ? tried.stream : null;

/** Microphone, then camera, one after the other; everything is let go when the check is over. */
export function useTrial(): Record<DeviceKind, Signal<Tried>> & { readonly again: (kind: DeviceKind) => Promise<void> } {
  const microphone = useSignal<Tried>("waiting");
  const camera = useSignal<Tried>("waiting");
  const over = useRef(false);
  const tried = { microphone, camera };
  const again = async (kind: DeviceKind) => {
    const before = streamOf(tried[kind].peek());
    if (before) stopStream(before);
    tried[kind].value = "asking";
    const opened = await openDevice(kind);
    if (over.current && opened.result === "ok") stopStream(opened.stream);
    else tried[kind].value = opened;
  };
  useEffect(() => {
    const both = async () => {
      await again("microphone");
      if (!over.current) await again("camera");
    };
    void both();
    return () => {
      over.current = true;
      for (const one of [microphone, camera]) {
        const stream = streamOf(one.peek());
        if (stream) stopStream(stream);
      }
    };
  }, []);
  return { microphone, camera, again };
}
