import { useRef } from "preact/hooks";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { initials, staffName } from "../person-words.ts";
import { LatePushLine } from "../push/late-push.tsx";
import { session } from "../session/session.ts";
import { endShift } from "../session/shift.ts";
import { navLinks } from "./nav-links.ts";
import { SignOut } from "./sign-out.tsx";

/** Oneself: account, shift, sign out; on a phone the pages too. */
export function MyMenu() {
  const element = useRef<HTMLDetailsElement>(null);
  const here = session.value;
  if (!here) return null;
  const close = () => element.current?.removeAttribute("open");
  const closeOnLeave = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node && element.current?.contains(event.relatedTarget))) close();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    close();
    element.current?.querySelector("summary")?.focus();
  };
  return (
    <details class="my-menu" ref={element} onFocusOut={closeOnLeave} onKeyDown={closeOnEscape}>
      <summary>
        <span class="ava">{initials(here.staff.name)}</span>
        <span class="sr">{m.menu_of({ name: staffName(here.staff) })}</span>
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a press on any link inside closes the menu; the links themselves are pressed */}
      <div class="panel my-menu-in" onClick={close} tabIndex={-1}>
        <b>{staffName(here.staff)}</b>
        <span class="dim">{here.facility.name}</span>
        <span class="dim">{here.duty ? m.shift_until({ time: clockTime(here.duty.until) }) : m.shift_none()}</span>
        <LatePushLine />
        <span class="at-phone stack">
          {navLinks().map(({ href, label }) => (
            <a key={href} class="lnk" href={href}>
              {label}
            </a>
          ))}
        </span>
        <a class="lnk" href="/staff/account">
          {m.nav_account()}
        </a>
        {here.duty && (
          <button type="button" class="btn btn-2 btn-xs" onClick={() => void endShift()}>
            {m.shift_end()}
          </button>
        )}
        <SignOut look="btn-2 btn-xs" />
      </div>
    </details>
  );
}
