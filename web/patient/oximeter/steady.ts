import type { PlxReading, Trouble } from "./plx.ts";

/** A figure is taken when it has stood still for so long, ms (protocol.md 8: "has not changed for five seconds"). */
const STEADY_MS = 5_000;
/** A device sends about once a second; after a longer pause the five seconds begin anew. */
const MOST_GAP_MS = 3_000;
/** A figure that stood still may be taken for so long after the finger has left the clip, ms: a hand is needed for the phone. */
const HELD_MS = 60_000;
/** Figures that differ by no more than this stand still. */
const STILL_WITHIN = 1;

interface Heard {
  readonly at: number;
  readonly spo2: number;
}

/** What the device has said so far, as far as it bears on the figure that will be taken. */
export interface Watch {
  /** What it shows now; null: nothing that can be used. */
  readonly spo2: number | null;
  readonly pulse: number | null;
  readonly trouble: Trouble | null;
  /** The usable readings since it last stood still, oldest first. */
  readonly run: readonly Heard[];
  /** What can be taken: whole figures, as they are typed, and when they last stood still. */
  readonly taken: { readonly spo2: number; readonly pulse: number | null; readonly at: number } | null;
}

export const NOTHING_HEARD: Watch = { spo2: null, pulse: null, trouble: "wait", run: [], taken: null };

/** SpO2 goes down to a whole figure, as everywhere (protocol.md 10.2). */
const whole = (spo2: number, pulse: number | null, at: number) => ({
  spo2: Math.floor(spo2),
  pulse: pulse === null ? null : Math.round(pulse),
  at,
});

/** The same without a figure that has been held too long. */
export const fresh = (watch: Watch, at: number): Watch =>
  watch.taken && at - watch.taken.at > HELD_MS ? { ...watch, taken: null } : watch;

/** What is left when the finger goes or the device does: the figure that stood still, for a while. */
export function left(before: Watch, trouble: Trouble, at: number): Watch {
  return { ...NOTHING_HEARD, trouble, taken: fresh(before, at).taken };
}

/** The longest end of the readings within which nothing moved and nothing was missed. */
function stillEnd(run: readonly Heard[]): readonly Heard[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let from = run.length;
  for (let place = run.length - 1; place >= 0; place -= 1) {
    const [one, later] = [run[place], run[place + 1]];
    if (!one || (later && later.at - one.at > MOST_GAP_MS)) break;
    [least, most] = [Math.min(least, one.spo2), Math.max(most, one.spo2)];
    if (most - least > STILL_WITHIN) break;
    from = place;
  }
  return run.slice(from);
}

/**
 * After one more message. `at` is a clock that only goes forward, ms. Anything that spoils a reading begins the
 * wait anew.
 */
export function watched(before: Watch, { spo2, pulse, trouble, final }: PlxReading, at: number): Watch {
  if (trouble === "no_finger") return left(before, trouble, at);
  if (trouble !== null || spo2 === null) return { ...NOTHING_HEARD, trouble: trouble ?? "wait" };
  if (final) return { spo2, pulse, trouble: null, run: [], taken: whole(spo2, pulse, at) };
  const run = stillEnd([...before.run, { at, spo2 }]);
  const stands = at - (run[0]?.at ?? at) >= STEADY_MS;
  // Of figures that differ by one the lower is taken: it must not look better than it was.
  const taken = stands ? whole(Math.min(...run.map((one) => one.spo2)), pulse, at) : null;
  return { spo2, pulse, trouble: null, run, taken };
}
