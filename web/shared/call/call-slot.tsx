import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { m } from "../paraglide/messages.js";
import type { CallPanelProps } from "./call-panel.tsx";

type Panel = ComponentType<CallPanelProps>;

/** The place of the call on a page. The call itself is fetched only here: nothing of it is in either app's first load. */
export function CallSlot(props: CallPanelProps) {
  const panel = useSignal<{ readonly View: Panel } | "loading" | "failed">("loading");
  const fetchPanel = async () => {
    panel.value = "loading";
    try {
      panel.value = { View: (await import("./call-panel.tsx")).default };
    } catch {
      panel.value = "failed";
    }
  };
  useEffect(() => void fetchPanel(), []);
  if (typeof panel.value === "object") return <panel.value.View {...props} />;
  return (
    <section class={props.large ? "call large" : "call"} aria-label={m.room_title()} data-call-phase={panel.value}>
      <b>{m.room_title()}</b>
      {panel.value === "loading" ? (
        <small role="status">{m.room_loading()}</small>
      ) : (
        <>
          <p role="status">{m.room_not_loaded()}</p>
          {props.telephone}
          <div class="ctl">
            <button type="button" onClick={() => void fetchPanel()}>
              {m.room_try_again()}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
