import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { unsent } from "../outbox/outbox.ts";

type Judging = FunctionComponent<{ of: DevicePerson }>;

/**
 * What was measured and has not reached the station, judged by the engine, which the home screen itself does without. As long as
 * the engine is not there nothing is known of it, and the page says only that the station does not have it.
 */
export function UnsentMeasured({ of }: { of: DevicePerson }) {
  const some = unsent.value.some((one) => one.personId === of.personId && one.kind !== "help");
  const judging = useSignal<{ Part: Judging } | "gone" | null>(null);
  useEffect(() => {
    if (!some || judging.value !== null) return;
    import("../result/unsent-danger.tsx").then(
      (part) => {
        judging.value = { Part: part.default };
      },
      () => {
        judging.value = "gone";
      },
    );
  }, [some, judging]);
  if (!some || judging.value === null) return null;
  if (judging.value !== "gone") return <judging.value.Part of={of} />;
  return (
    <section class="note" role="status">
      <Icon name="i-offline" />
      <b>{m.chain_station_waiting()}</b>
    </section>
  );
}
