import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { keeps, unsent } from "../outbox/outbox.ts";
import { online } from "../session/session.ts";
import { usePart } from "./use-part.ts";

/** Help stands first, at the left thumb, on every screen. */
export function HelpButton({ quiet = false }: { quiet?: boolean }) {
  return (
    <a class={`btn btn-help ${quiet ? "quiet" : ""}`} href="/help">
      <Icon name="i-help" />
      {m.shell_help()}
    </a>
  );
}

export function BottomBar({ children, quietHelp = false }: { children?: ComponentChildren; quietHelp?: boolean }) {
  return (
    <nav class="p-bar" aria-label={m.shell_navigation()}>
      <HelpButton quiet={quietHelp} />
      {children}
    </nav>
  );
}

function Tab({ href, icon, word, more = "" }: { href: string; icon: string; word: string; more?: string }) {
  const { path } = useLocation();
  return (
    <a class={`tab ${more}`} href={href} {...(path === href ? { "aria-current": "page" } : {})}>
      <Icon name={icon} />
      <span>{word}</span>
    </a>
  );
}

/** Help, today, the course; at large text the last two fold into one. */
export function HomeBar() {
  return (
    <BottomBar>
      <Tab href="/" icon="i-home" word={m.shell_today()} />
      <Tab href="/course" icon="i-chart" word={m.shell_course()} />
      <Tab href="/phone" icon="i-menu" word={m.shell_more()} more="tab-menu" />
    </BottomBar>
  );
}

export const fetchUnkept = () => import("./unkept-bar.tsx");

/** Says that there is no network, and what still works; and that this phone keeps nothing, where it does not. */
export function OfflineBar({ danger = false }: { danger?: boolean }) {
  const unkept = usePart(!keeps.value, fetchUnkept);
  const waiting = unsent.value.length;
  const calls = danger || !keeps.value;
  return (
    <>
      {unkept !== null && unkept !== "gone" && <unkept.Part />}
      {!online.value && (
        <div class="offline" role="status">
          <Icon name="i-offline" />
          <span>
            {calls ? m.shell_offline_danger() : waiting > 0 ? m.shell_offline_waiting({ count: waiting }) : m.shell_offline()}
          </span>
        </div>
      )}
    </>
  );
}
