import { m } from "../../../shared/paraglide/messages.js";
import type { Lane } from "./row-order.ts";

const TARGET: Record<Lane, () => string> = {
  em: () => m.lane_target_em(),
  ur: () => m.lane_target_ur(),
  wa: () => m.lane_target_wa(),
  si: () => m.lane_target_si(),
  re: () => m.lane_target_re(),
};
/** Within which time somebody should have it. */
export const laneTarget = (lane: Lane): string => TARGET[lane]();
