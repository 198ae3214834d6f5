import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";
import { Face } from "../person/face.tsx";
import { nameHere } from "../person/named-here.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { NextButton } from "../shell/next-button.tsx";
import { useIgnoredSecondTap } from "../shell/second-tap.ts";
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
  useIgnoredSecondTap();
  return (
    <>
      <header class="p-top">
        <span class="who">
          <Face of={outcome.of} />
          <b>{nameHere(outcome.of)}</b>
        </span>
        <button type="button" class="lang later" onClick={close}>
          {m.shell_close()}
        </button>
        <LanguageSwitch />
      </header>
      <OfflineBar />
      <main class="p-main tight">{children}</main>
      <BottomBar>
        <NextButton word={m.summary_send()} ready={ready} go={go} />
      </BottomBar>
    </>
  );
}
