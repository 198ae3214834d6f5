import { useEffect, useRef } from "preact/hooks";

/** Tells while the pointer or the focus is inside. A finger that has been lifted is no longer there. */
export function useStill(onInside: (inside: boolean) => void) {
  const inside = useRef({ pointer: false, focus: false });
  const settle = () => onInside(inside.current.pointer || inside.current.focus);
  // It is taken from the page: nobody is in it any more.
  useEffect(() => () => onInside(false), []);
  return {
    onPointerEnter: () => {
      inside.current.pointer = true;
      settle();
    },
    onPointerLeave: () => {
      inside.current.pointer = false;
      settle();
    },
    onFocusIn: () => {
      inside.current.focus = true;
      settle();
    },
    onFocusOut: (event: FocusEvent & { currentTarget: EventTarget | null }) => {
      const { currentTarget, relatedTarget } = event;
      inside.current.focus =
        currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      settle();
    },
  };
}
