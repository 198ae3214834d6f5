import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";
import { Face } from "../person/face.tsx";
import { calledName } from "../person/name.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { NextButton } from "../shell/next-button.tsx";
import type { Outcome } from "./outcome.ts";

interface AddFrameProps {
  readonly outcome: Outcome;
  readonly close: () => void;
  readonly ready: boolean;
  readonly go: () => void;
  readonly children: ComponentChildren;
}

/** What stands around a question that is added to a check-in. */
export function AddFrame({ outcome, close, ready, go, children }: AddFrameProps) {
  return (
    <>
      <header class="p-top">
        <span class="who">
          <Face of={outcome.of} />
          <b>{calledName(outcome.of)}</b>
        </span>
        <button type="button" class="lang later" onClick={close}>
          {m.shell_close()}
        </button>
      </header>
      <OfflineBar />
      <main class="p-main tight">{children}</main>
      <BottomBar>
        <NextButton word={m.summary_send()} ready={ready} go={go} />
      </BottomBar>
    </>
  );
}
