import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { letters } from "../outbox/outbox.ts";
import { isOwed } from "../outbox/rules.ts";

/** The browser asks before a page is left that alone holds something which the station does not have. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if ((letters.value ?? []).some(isOwed)) event.preventDefault();
}

/** This phone is full, or keeps nothing: whoever types must know that this page holds it, and what to do. */
export default function UnkeptBar() {
  useEffect(() => {
    addEventListener("beforeunload", askBeforeLeaving);
    return () => removeEventListener("beforeunload", askBeforeLeaving);
  }, []);
  return (
    <div class="offline" role="alert">
      <Icon name="i-lock" />
      <span>{m.shell_keeps_nothing()}</span>
    </div>
  );
}
