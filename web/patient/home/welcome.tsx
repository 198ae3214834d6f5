import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { unsent } from "../outbox/outbox.ts";
import { online } from "../session/session.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";

/** Nobody is on this phone yet. */
export function Welcome() {
  return (
    <>
      <header class="p-top">
        <span class="brand-mark">
          <Icon name="logo" class="logo" />
          <b>Đồng Hành</b>
        </span>
        <LanguageSwitch />
      </header>
      <OfflineBar />
      <main class="p-main">
        <h1 class="q">{m.welcome_title()}</h1>
        {unsent.value.length > 0 && (
          <section class="note" role="status">
            <Icon name="i-lock" />
            <b>{m.notice_signed_out()}</b>
            <p>{m.notice_signed_out_kept({ count: unsent.value.length })}</p>
          </section>
        )}
        <p>{m.welcome_what()}</p>
        <ol class="steps">
          <li>{m.welcome_step_code()}</li>
          <li>{m.welcome_step_link()}</li>
          <li>{m.welcome_step_measure()}</li>
        </ol>
        {!online.value && <p class="dim">{m.welcome_offline()}</p>}
      </main>
      <BottomBar>
        <a class="btn" href="/a">
          {m.welcome_enter_code()}
        </a>
      </BottomBar>
    </>
  );
}
