import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { chooseOximeter, connectOximeter, NotConnected, type Oximeter, type Refusal } from "./gatt.ts";
import { fresh, left, NOTHING_HEARD, watched } from "./steady.ts";

export type Phase = "connecting" | "listening" | "gone" | Refusal;

/** The device that was chosen stays chosen while the app is open: a second reading asks nobody again. */
let chosen: Oximeter | null = null;

const refusalOf = (error: unknown): Refusal => (error instanceof NotConnected ? error.refusal : "unreachable");

/** A connection to an oximeter for as long as the component stands. */
export function useOximeter() {
  const phase = useSignal<Phase>("connecting");
  const watch = useSignal(NOTHING_HEARD);
  const link = useRef<{ close: () => void } | null>(null);
  const here = useRef(true);
  const connect = async (choose: boolean) => {
    phase.value = "connecting";
    try {
      if (choose || chosen === null) chosen = await chooseOximeter();
      const opened = await connectOximeter(chosen, {
        heard: (reading) => {
          watch.value = watched(watch.peek(), reading, performance.now());
        },
        gone: () => {
          phase.value = "gone";
          watch.value = left(watch.peek(), "wait", performance.now());
        },
      });
      if (!here.current) return opened.close();
      link.current = opened;
      phase.value = "listening";
    } catch (error) {
      phase.value = refusalOf(error);
    }
  };
  useEffect(() => {
    void connect(false);
    const timer = setInterval(() => {
      watch.value = fresh(watch.peek(), performance.now());
    }, 1000);
    return () => {
      here.current = false;
      clearInterval(timer);
      link.current?.close();
    };
  }, []);
  return { phase: phase.value, watch: watch.value, connect };
}
