import type { LineQuality } from "../live/peer.ts";

/**
 * What a weak line does to the pictures, as pure rules: sound comes first. Pictures are dropped at the first sign of a poor line and come
 * back after it was good without a break; each failure soon after coming back makes that time longer. Times are ms of any one clock.
 */
export interface VideoLine {
  readonly carries: boolean;
  /** Good since then without a break; null: not good, or not known. */
  readonly goodSince: number | null;
  /** Failures one soon after the other. */
  readonly failures: number;
  /** When pictures last came back; null: they were never dropped. */
  readonly backAt: number | null;
}

export const AT_START: VideoLine = { carries: true, goodSince: null, failures: 0, backAt: null };

/** Good for this long, in ms, before pictures come back the first time. */
export const GOOD_FOR_MS = 30_000;
const LONGEST_MS = 240_000;
/** Pictures that were back for this long, in ms, were no failure. */
const SETTLED_MS = 120_000;

/** How long the line must be good before pictures come back, in ms. */
export const goodForMs = ({ failures }: VideoLine): number => Math.min(LONGEST_MS, GOOD_FOR_MS * 2 ** Math.max(0, failures - 1));

function drop(line: VideoLine, at: number): VideoLine {
  const settled = line.backAt === null || at - line.backAt >= SETTLED_MS;
  return { carries: false, goodSince: null, failures: settled ? 1 : line.failures + 1, backAt: line.backAt };
}

/** The server has judged this side's line. Unknown is not good. */
export function hear(line: VideoLine, quality: LineQuality, at: number): VideoLine {
  const good = quality === "good" || quality === "excellent";
  if (good) return { ...line, goodSince: line.goodSince ?? at };
  if (quality !== "unknown" && line.carries) return drop(line, at);
  return { ...line, goodSince: null };
}

/** When pictures come back, should the line stay as it is; null: they are there, or the line is not good. */
export const backAt = (line: VideoLine): number | null =>
  line.carries || line.goodSince === null ? null : line.goodSince + goodForMs(line);

/** Time has passed. */
export function look(line: VideoLine, at: number): VideoLine {
  const due = backAt(line);
  return due !== null && at >= due ? { ...line, carries: true, backAt: at } : line;
}
