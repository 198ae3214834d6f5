import type { BoardRow } from "#schema/api/board.ts";
import { laneOf } from "../../shared/severity-code.ts";

export type Tune = "emergency" | "urgent" | "request";

/** An emergency that nobody has taken sounds again after this long, in ms (design/interface, section 4). */
export const EMERGENCY_AGAIN_MS = 20_000;

type Alarmed = Pick<BoardRow, "alert">;
const isUntaken = ({ alert }: Alarmed): boolean => alert.state === "open" && alert.holder === null;

/** Which tune an alert has while nobody holds it; null: it is silent. A silence sounds once it has climbed to urgent. */
export function tuneOf({ alert }: Alarmed): Tune | null {
  if (!isUntaken({ alert })) return null;
  if (alert.kind === "request") return "request";
  if (alert.severity === "emergency") return "emergency";
  return alert.severity === "urgent" ? "urgent" : null;
}

const LOUDEST: readonly Tune[] = ["emergency", "urgent", "request"];
const loudest = (tunes: readonly (Tune | null)[]): Tune | null => LOUDEST.find((tune) => tunes.includes(tune)) ?? null;

/** What has become audible: an alert that is new, worse, or open again since `before`. One tune for all, the loudest. */
export function newTune(before: ReadonlyMap<string, Alarmed>, after: ReadonlyMap<string, Alarmed>): Tune | null {
  const tunes = [...after.values()].map((row) => {
    const tune = tuneOf(row);
    const old = before.get(row.alert.id);
    return old && tuneOf(old) === tune && old.alert.clockFrom === row.alert.clockFrom ? null : tune;
  });
  return loudest(tunes);
}

/** Is an emergency waiting that has not been sounded for 20 s? */
export const soundsAgain = (rows: Iterable<Alarmed>, lastAt: number | null, at: number): boolean =>
  (lastAt === null || at - lastAt >= EMERGENCY_AGAIN_MS) && [...rows].some((row) => tuneOf(row) === "emergency");

/** How many emergencies and urgent alerts nobody has: the number before the page's title. */
export const untakenCount = (rows: Iterable<Alarmed>): number =>
  [...rows].filter((row) => isUntaken(row) && ["em", "ur"].includes(laneOf(row.alert.kind, row.alert.severity))).length;
