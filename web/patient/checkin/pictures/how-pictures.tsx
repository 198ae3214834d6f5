import type { ComponentChildren } from "preact";
import { Drawn } from "../../shell/drawn.tsx";

/** How to take a good reading, in line drawings on a grid of 40. A picture never stands without its words. */
const DRAWN = {
  warm: (
    <path d="M8 36V18a3 3 0 0 1 5 0V8a2.500 2.500 0 0 1 5 0v9-11a2.500 2.500 0 0 1 5 0v12a3 3 0 0 1 5 1v17M31 5c-2 2 2 4 0 7M36 5c-2 2 2 4 0 7" />
  ),
  varnish: (
    <>
      <path d="M11 37V15a9 9 0 0 1 18 0v22" />
      <path d="M15 21v-6a5 5 0 0 1 10 0v6z" fill="currentColor" />
      <path d="M4 4l32 33" />
    </>
  ),
  rest: (
    <>
      <circle cx="13" cy="8" r="4.500" />
      <path d="M13 13v12h11v11M13 19h8M6 13v23M6 29h9" />
      <circle cx="32" cy="11" r="6.500" />
      <path d="M32 7.500V11l2.500 2" />
    </>
  ),
  finger: <path d="M2 15h20c6 0 6 9 0 9H2M11 11V7h26v9H27M11 28v5h26V23H27M37 16v7" />,
  wait: (
    <>
      <circle cx="20" cy="23" r="13" />
      <path d="M20 15v8l6 3M16 4h8M20 4v6" />
    </>
  ),
  read: <path d="M3 8h34v24H3zM8 13h13v14H8zM26 16h6M26 24h6M12 24v-7h5" />,
} as const satisfies Record<string, ComponentChildren>;

export type How = keyof typeof DRAWN;

export function HowPicture({ of, class: size }: { of: How; class: string }) {
  return <Drawn class={size}>{DRAWN[of]}</Drawn>;
}
