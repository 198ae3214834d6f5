import type { ComponentChildren } from "preact";

/** A picture in the app's one hand: strokes on 40 by 40, in the colour of the words beside it, which say the same. */
export function Drawn({ class: size = "pic", children }: { class?: string; children: ComponentChildren }) {
  return (
    <svg
      class={size}
      viewBox="0 0 40 40"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
