import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Invitation } from "../call/invitation.tsx";
import { Face } from "../person/face.tsx";
import { nameHere } from "../person/named-here.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { type Next, NextButton } from "../shell/next-button.tsx";
import { useIgnoredSecondTap } from "../shell/second-tap.ts";
import { useFormKeys } from "./keys.ts";
import { numberOf } from "./steps.ts";
import type { Checkin } from "./use-checkin.ts";

function Top({ checkin }: { checkin: Checkin }) {
  const { step, of } = numberOf(checkin.step.value, checkin.given.value, checkin.context());
  const words = m.checkin_step({ step, of });
  return (
    <header>
      <div class="p-top asking">
        <button type="button" class="back-step" aria-label={m.checkin_back()} onClick={checkin.back}>
          <Icon name="i-right" class="ic flip" />
        </button>
        <span class="who">
          <Face of={checkin.person} />
          <span>
            <b>{nameHere(checkin.person)}</b>
            <small>{words}</small>
          </span>
        </span>
        <button type="button" class="lang later" aria-label={m.checkin_later_kept()} onClick={checkin.later}>
          {m.checkin_later()}
        </button>
        <LanguageSwitch />
      </div>
      <progress class="bar-steps" max={of} value={step} aria-label={words} />
    </header>
  );
}

/** What stands around every question: whose it is, how far it is, help, and the way on. */
export function StepFrame({ checkin, next, children }: { checkin: Checkin; next: Next; children: ComponentChildren }) {
  useFormKeys();
  useIgnoredSecondTap();
  return (
    <>
      <Top checkin={checkin} />
      <OfflineBar />
      <main class="p-main tight">
        <Invitation />
        {children}
      </main>
      <BottomBar>
        <NextButton {...next} />
      </BottomBar>
    </>
  );
}
