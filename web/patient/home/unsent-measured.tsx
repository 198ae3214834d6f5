import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { unsent } from "../outbox/outbox.ts";
import { usePart } from "../shell/use-part.ts";

const fetchJudging = () => import("../result/unsent-danger.tsx");

/**
 * What was measured and has not reached the station, judged by the engine, which the home screen itself does without. As long as
 * the engine is not there nothing is known of it, and the page says only that the station does not have it.
 */
export function UnsentMeasured({ of }: { of: DevicePerson }) {
  const some = unsent.value.some((one) => one.personId === of.personId && one.kind !== "help");
  const judging = usePart(some, fetchJudging);
  if (judging === null) return null;
  if (judging !== "gone") return <judging.Part of={of} />;
  return (
    <section class="note" role="status">
      <Icon name="i-offline" />
      <b>{m.chain_station_waiting()}</b>
    </section>
  );
}
