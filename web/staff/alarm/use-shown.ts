import { useEffect, useRef } from "preact/hooks";

const isTyping = (): boolean => document.activeElement?.closest("input, textarea, select") != null;

/**
 * Shown without taking the keyboard from somebody who types: a space meant for a sentence must not accept. Over an open dialog only
 * another one can be reached, so there it is one.
 */
export function useShown() {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (document.querySelector("dialog:modal")) dialog?.showModal();
    else dialog?.setAttribute("open", "");
    if (!isTyping() || dialog?.matches(":modal")) heading.current?.focus();
    return () => {
      const inside = dialog?.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return { element, heading };
}
