import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { OfflineBar } from "./bars.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

type BackTo = string | (() => void) | null;

function Back({ to }: { to: BackTo }) {
  if (to === null) return null;
  const look = { class: "lang back", "aria-label": m.shell_back(), children: <Icon name="i-right" class="ic flip" /> };
  return typeof to === "string" ? <a href={to} {...look} /> : <button type="button" onClick={to} {...look} />;
}

/**
 * The top of a page that is no question and no home: back, what it is, the language. `back`: an address, or a step inside the page; null:
 * there is nowhere to go back to.
 */
export function PageTop({ title, back = "/" }: { title: string; back?: BackTo }) {
  return (
    <>
      <header class="p-top">
        <Back to={back} />
        <b class="p-title">{title}</b>
        <LanguageSwitch />
      </header>
      <OfflineBar />
    </>
  );
}
