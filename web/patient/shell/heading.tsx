import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The heading of a screen or a question; it takes the focus when it comes, so that a screen reader begins there. */
export function Heading({ children, class: more = "q", of }: { children: ComponentChildren; class?: string; of: string }) {
  const ref = useRef<HTMLHeadingElement>(null);
  // Before it is painted: later, it would take the focus from whoever types already.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
  }, [of]);
  return (
    <h1 ref={ref} class={more} tabIndex={-1}>
      {children}
    </h1>
  );
}
