import { useEffect, useRef } from "preact/hooks";
import type { Lane } from "./row-order.ts";
import { freeze, thaw } from "./view.ts";

/** Keeps a lane still while the pointer or the focus is in it. A finger that has been lifted is no longer there. */
export function useLaneBusy(lane: Lane) {
  const inside = useRef({ pointer: false, focus: false });
  const settle = () => (inside.current.pointer || inside.current.focus ? freeze(lane) : thaw(lane));
  useEffect(() => () => thaw(lane), [lane]);
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
