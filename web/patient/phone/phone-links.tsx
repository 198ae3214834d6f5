import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { pin } from "../lock/lock-state.ts";
import { nameHereInSentence } from "../person/named-here.ts";
import { person } from "../session/session.ts";
import { isInstalled } from "../shell/install.ts";

interface LinkRow {
  readonly href: string;
  readonly icon: string;
  readonly word: string;
  readonly more: string;
}

function rows(): LinkRow[] {
  const of = person.value;
  return [
    ...(isInstalled() ? [] : [{ href: "/install", icon: "i-home", word: m.install_title(), more: m.install_more() }]),
    { href: "/reminders", icon: "i-bell", word: m.remind_title(), more: m.remind_more() },
    { href: "/link", icon: "i-phone", word: m.link_title(), more: m.link_more() },
    { href: "/pin", icon: "i-lock", word: m.pin_title(), more: pin.value === null ? m.pin_state_off() : m.pin_state_on() },
    ...(of
      ? [{ href: "/privacy", icon: "i-door", word: m.privacy_title(), more: m.privacy_more({ name: nameHereInSentence(of) }) }]
      : []),
  ];
}

/** What else can be done with this phone, each on a page of its own. */
export function PhoneLinks() {
  return (
    <ul class="card rows">
      {rows().map(({ href, icon, word, more }) => (
        <li key={href} class="row-link">
          <a href={href}>
            <Icon name={icon} />
            <span>
              <b>{word}</b>
              <small class="dim">{more}</small>
            </span>
            <Icon name="i-right" />
          </a>
        </li>
      ))}
    </ul>
  );
}
