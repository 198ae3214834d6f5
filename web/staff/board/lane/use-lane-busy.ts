import { freeze, thaw } from "../view.ts";
import type { Lane } from "./row-order.ts";
import { useStill } from "./use-still.ts";

/** Keeps a lane still while the pointer or the focus is in it. */
export const useLaneBusy = (lane: Lane) => useStill((inside) => (inside ? freeze(lane) : thaw(lane)));
