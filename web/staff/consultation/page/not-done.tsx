import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { actFailure } from "./act.ts";

/** Why it did not work, said at once; what was typed stays. */
export function NotDone({ failure, title = m.dialog_not_saved() }: { failure: unknown; title?: string }) {
  if (failure === null || failure === undefined) return null;
  return (
    <div class="note" role="alert">
      <Icon name="i-x" />
      <b>{title}</b>
      <span>{actFailure(failure)}</span>
    </div>
  );
}
