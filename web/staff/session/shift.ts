import { signal } from "@preact/signals";
import { duty } from "#schema/api/access.ts";
import { soundOn, startSound } from "../alarm/sound.ts";
import { ask, send } from "./request.ts";
import { session } from "./session.ts";

export const shiftFailure = signal<unknown>(null);

/** The press at the start of the shift: on duty from now, and the browser allows sound because of the press. */
export async function startShift(): Promise<void> {
  shiftFailure.value = null;
  await startSound();
  try {
    const begun = await ask("/api/duty", duty, { method: "POST" });
    const here = session.peek();
    if (here) session.value = { ...here, duty: begun };
  } catch (error) {
    shiftFailure.value = error;
  }
}

export async function endShift(): Promise<void> {
  shiftFailure.value = null;
  try {
    await send("/api/duty", { method: "DELETE" });
    soundOn.value = false;
    const here = session.peek();
    if (here) session.value = { ...here, duty: null };
  } catch (error) {
    shiftFailure.value = error;
  }
}
