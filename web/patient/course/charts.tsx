import { Component, type ComponentChildren } from "preact";
import { lazy } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { session } from "../session/session.ts";
import type { Entry } from "./entries.ts";

const Chart = lazy(() => import("./chart.tsx"));

/** The charts are not kept on the phone: without a network the list below says the same. */
class Missing extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };
  override componentDidCatch() {
    this.setState({ failed: true });
  }
  override render() {
    return this.state.failed ? <p class="dim">{m.course_chart_offline()}</p> : this.props.children;
  }
}

export function Charts({ of, entries }: { of: DevicePerson; entries: readonly Entry[] }) {
  if (!session.value) return null;
  return (
    <Missing>
      <Chart of={of} entries={entries} parameters={session.value.parameters} />
    </Missing>
  );
}
