import { useLocation } from "preact-iso";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { LatePushTrouble, usePush } from "../push/late-push.tsx";
import { now } from "../session/clock.ts";
import { mayOpen } from "../session/may.ts";
import { session } from "../session/session.ts";
import { LiveLamp } from "./live-lamp.tsx";
import { MyMenu } from "./my-menu.tsx";
import { navLinks } from "./nav-links.ts";
import { ShiftButton } from "./shift-button.tsx";

function Clock() {
  return <b class="num">{clockTime(now.value)}</b>;
}

/** Where one is, whether the board is live, the place, the time, the shift, and oneself. */
export function TopBar() {
  const { path } = useLocation();
  usePush();
  const facility = session.value?.facility;
  return (
    <header class="top">
      <a class="brand" href="/staff">
        <Icon name="logo" class="logo" />
        <span class="at-desk">Đồng Hành</span>
        <span class="at-phone">{facility?.shortName}</span>
      </a>
      <nav class="at-desk" aria-label={m.nav_label()}>
        {navLinks().map(({ href, label, count }) => (
          <a key={href} href={href} {...(path === href ? { "aria-current": "page" } : {})}>
            {label} {count !== undefined && <b class="num">{count}</b>}
          </a>
        ))}
      </nav>
      <span class="sp" />
      {mayOpen("board") && <ShiftButton />}
      <LatePushTrouble />
      {mayOpen("board") && <LiveLamp />}
      <span class="dim at-desk facility" title={facility?.name}>
        {facility?.name}
      </span>
      <Clock />
      <MyMenu />
    </header>
  );
}
