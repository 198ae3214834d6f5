import { qualityWord } from "../call-words.ts";
import type { LineQuality } from "./peer.ts";

const FILLED: Record<LineQuality, number> = { excellent: 4, good: 3, poor: 1, lost: 0, unknown: 0 };
const BARS = [0, 1, 2, 3] as const;

/** How well a line carries: filled bars count, the word says it. */
export function LineBars({ quality, words = qualityWord(quality) }: { quality: LineQuality; words?: string }) {
  return (
    <svg class="bars-line" viewBox="0 0 34 26" role="img" aria-label={words}>
      <title>{words}</title>
      {BARS.map((bar) => (
        <rect
          key={bar}
          class={bar < FILLED[quality] ? "full" : "hollow"}
          x={1 + bar * 8.5}
          y={17 - bar * 5}
          width="6"
          height={8 + bar * 5}
        />
      ))}
    </svg>
  );
}
