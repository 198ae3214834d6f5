import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { session } from "../session/session.ts";
import type { Entry } from "./entries.ts";

type ChartModule = typeof import("./chart.tsx");

/** The charts are not kept on the phone: without a network, or after an update, the list below says the same. */
export function Charts({ of, entries }: { of: DevicePerson; entries: readonly Entry[] }) {
  const chart = useSignal<ChartModule | "missing" | null>(null);
  useEffect(() => {
    import("./chart.tsx").then(
      (loaded) => (chart.value = loaded),
      () => (chart.value = "missing"),
    );
  }, [chart]);
  if (chart.value === "missing") return <p class="dim">{m.course_chart_offline()}</p>;
  if (chart.value === null || !session.value) return null;
  const Chart = chart.value.default;
  return <Chart of={of} entries={entries} parameters={session.value.parameters} />;
}
