import { Unreachable } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { wordsOf } from "../problem-words.ts";

/** In words for somebody at a desk: what did not work, and that what was typed is still there. */
export const failureWords = (error: unknown): string => (error instanceof Unreachable ? m.console_unreachable() : wordsOf(error));

/** What went wrong; said by a screen reader at once. */
export function Failure({ error, title }: { error: unknown; title?: string }) {
  if (error === null || error === undefined) return null;
  return (
    <div class="note" role="alert">
      <Icon name={error instanceof Unreachable ? "i-offline" : "i-x"} />
      {title && <b>{title}</b>}
      <span>{failureWords(error)}</span>
    </div>
  );
}
