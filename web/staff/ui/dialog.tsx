import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";

/** Not the cross, nor a field that is filled already: where whoever opened the dialog goes on. */
function firstToFill(dialog: HTMLElement): HTMLElement | undefined {
  const all = [...dialog.querySelectorAll<HTMLElement>(".dlg-in :is(input, textarea, select, a[href], button)")];
  return all.find((one) => !(one instanceof HTMLInputElement && one.type === "text" && one.value !== "")) ?? all[0];
}

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
    if (element.current) firstToFill(element.current)?.focus();
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
