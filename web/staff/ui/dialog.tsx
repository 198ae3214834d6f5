import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Wide enough for a form of two columns. */
  readonly wide?: boolean;
  /** There is no way out but through (an ended session). */
  readonly closable?: boolean;
}

/** A modal dialog: the browser keeps the focus inside, Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, onClose, children, wide = false, closable = true }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    if (closable) onClose();
  };
  return (
    <dialog ref={element} class={wide ? "dlg dlg-wide" : "dlg"} aria-labelledby={id} onCancel={cancel}>
      <header>
        <h2 id={id}>{title}</h2>
        {closable && (
          <button type="button" class="btn btn-q btn-xs" onClick={onClose} aria-label={m.console_close()}>
            <Icon name="i-x" />
          </button>
        )}
      </header>
      <div class="dlg-in">{children}</div>
    </dialog>
  );
}
