import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";

/**
 * A question over the page: the browser's own dialog keeps the focus inside, and gives it back to what opened it when it closes. It closes
 * before it is taken off the page, else a screen reader would begin at the top again.
 */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // At large text a dialog is longer than the screen: it begins at its beginning, not at its first button.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    heading.current?.focus();
    return () => dialog?.close();
  }, []);
  // Taken off the page, it says that it was closed, which whoever took it off knows.
  const closed = ({ currentTarget }: { currentTarget: HTMLDialogElement }) => currentTarget.isConnected && close();
  return (
    <dialog ref={ref} class="sheet" aria-labelledby="sheet-title" onClose={closed}>
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
