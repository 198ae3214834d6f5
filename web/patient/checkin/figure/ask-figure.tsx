import type { ComponentChildren } from "preact";
import { m } from "../../../shared/paraglide/messages.js";
import { Hint } from "./asks-back.tsx";
import type { Slip } from "./slip.ts";

interface AskFigureProps {
  /** What to do. */
  readonly how?: ComponentChildren;
  readonly hint?: Slip | null;
  /** Without it the hint has another place. */
  readonly accept?: (slip: Slip) => void;
  /** The field or fields. */
  readonly children: ComponentChildren;
}

/**
 * A figure's field with what to do above it. A hint takes that place while it is typed, so that nothing moves under the finger; at
 * large text, where that place is out of sight, it stands below the field.
 */
export function AskFigure({ how, hint = null, accept, children }: AskFigureProps) {
  return (
    <div class="ask">
      {how && <div class={accept ? "beside" : "above"}>{how}</div>}
      <div class="figure-row">{children}</div>
      {hint && accept && <Hint slip={hint} accept={() => accept(hint)} />}
    </div>
  );
}

interface CannotProps {
  readonly cannot: () => void;
  readonly hint: Slip | null;
  readonly accept: (slip: Slip) => void;
}

/** "Cannot measure" where the pad has no key for it. Whoever has typed a figure can: a hint takes its place. */
export function CannotOrHint({ cannot, hint, accept }: CannotProps) {
  if (hint) return <Hint slip={hint} accept={() => accept(hint)} />;
  return (
    <button type="button" class="btn btn-q btn-full" onClick={cannot}>
      {m.checkin_cannot()}
    </button>
  );
}
