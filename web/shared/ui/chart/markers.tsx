import type { Severity } from "#schema/terms.ts";
import { codeOf } from "../../severity-code.ts";

const octagon = (x: number, y: number, r: number): string =>
  [0, 1, 2, 3, 4, 5, 6, 7]
    .map((corner) => (corner + 0.5) * (Math.PI / 4))
    .map((angle) => `${(x + r * Math.cos(angle)).toFixed(1)},${(y + r * Math.sin(angle)).toFixed(1)}`)
    .join(" ");

/** A figure's mark in the shape of its severity: ring, diamond, triangle, octagon. */
export function Marker({ severity, x, y }: { severity: Severity; x: number; y: number }) {
  const name = `p-${codeOf(severity)}`;
  if (severity === "emergency") return <polygon class={name} points={octagon(x, y, 6.6)} />;
  if (severity === "urgent") return <polygon class={name} points={`${x},${y - 7} ${x + 6.5},${y + 4.6} ${x - 6.5},${y + 4.6}`} />;
  if (severity === "watch")
    return <polygon class={name} points={`${x},${y - 6.4} ${x + 6.4},${y} ${x},${y + 6.4} ${x - 6.4},${y}`} />;
  return <circle class={name} cx={x} cy={y} r="3.4" />;
}
