import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Failure } from "./failure.tsx";

/** What is being loaded, in words, over still shapes of what will stand there. */
export function Loading({ what }: { what: string }) {
  return (
    <div class="loading" role="status">
      <b>{what}</b>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} class="sk-row" aria-hidden="true">
          <span class="sk" />
          <span class="sk" />
        </div>
      ))}
    </div>
  );
}

/** Empty says why, and as of when. `heads`: it is the whole page, and its title the page's heading. */
export function Empty({ title, heads = false, children }: { title: string; heads?: boolean; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name="i-home" class="ic empty-ic" />
      {heads ? <h1>{title}</h1> : <b>{title}</b>}
      {children}
    </div>
  );
}

export function Broken({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div class="page-note">
      <Failure error={error} />
      <button type="button" class="btn btn-s" onClick={onRetry}>
        {m.retry()}
      </button>
    </div>
  );
}
