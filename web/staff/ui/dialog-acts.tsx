import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";

interface DialogActsProps {
  readonly sending: boolean;
  readonly blocked?: boolean;
  /** What the press that sends is called while it can be pressed. */
  readonly submit: string;
  readonly onClose: () => void;
  /** What else may be pressed, between the two. */
  readonly children?: ComponentChildren;
}

/** The last line of a dialog that writes: send, or later. */
export function DialogActs({ sending, blocked = false, submit, onClose, children }: DialogActsProps) {
  return (
    <div class="acts">
      <button type="submit" class="btn btn-s" aria-disabled={sending || blocked}>
        {sending ? m.console_sending() : submit}
      </button>
      {children}
      <button type="button" class="btn btn-2 btn-s" onClick={onClose}>
        {m.dialog_later()}
      </button>
    </div>
  );
}
