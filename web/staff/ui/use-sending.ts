import { useSignal } from "@preact/signals";

/** One request at a time from a form: a doubled press sends once, and a failure stays on the screen with what was typed. */
export function useSending(work: () => Promise<void>) {
  const sending = useSignal(false);
  const failure = useSignal<unknown>(null);
  const run = async () => {
    if (sending.value) return;
    sending.value = true;
    failure.value = null;
    try {
      await work();
    } catch (error) {
      failure.value = error;
    } finally {
      sending.value = false;
    }
  };
  return {
    sending: sending.value,
    failure: failure.value,
    run: () => void run(),
    submit: (event: Event) => {
      event.preventDefault();
      void run();
    },
  };
}
