import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";

/** A question over the page: the browser's own dialog keeps the focus inside and gives it back. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // At large text a dialog is longer than the screen: it begins at its beginning, not at its first button.
  useEffect(() => {
    ref.current?.showModal();
    heading.current?.focus();
  }, []);
  return (
    <dialog ref={ref} class="sheet" aria-labelledby="sheet-title" onClose={close}>
      <h2 id="sheet-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <button type="button" class="btn btn-q btn-full" onClick={close}>
        {m.shell_close()}
      </button>
    </dialog>
  );
}
