import { useLayoutEffect } from "preact/hooks";

/**
 * A hand that shakes taps twice. The second tap of a pair that began on the screen before is no answer to the one that has come under
 * the finger: it would pass over a danger sign, send what nobody has looked over, or leave what the reading means unread.
 */
export function useIgnoredSecondTap(): void {
  useLayoutEffect(() => {
    const onClick = (event: MouseEvent) => {
      // The browser counts taps on one place that follow each other; a first tap belongs to this screen, and so do all after it.
      if (event.detail <= 1) return stop();
      event.preventDefault();
      event.stopPropagation();
    };
    const stop = () => document.removeEventListener("click", onClick, { capture: true });
    document.addEventListener("click", onClick, { capture: true });
    return stop;
  }, []);
}
