import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { session } from "../session/session.ts";
import { usePart } from "../shell/use-part.ts";
import type { Entry } from "./entries.ts";

const fetchChart = () => import("./chart.tsx");

/** The charts are not kept on the phone: without a network, or after an update, the list below says the same. */
export function Charts({ of, entries }: { of: DevicePerson; entries: readonly Entry[] }) {
  const chart = usePart(true, fetchChart);
  if (chart === "gone") return <p class="dim">{m.course_chart_offline()}</p>;
  if (chart === null || !session.value) return null;
  return <chart.Part of={of} entries={entries} parameters={session.value.parameters} />;
}
