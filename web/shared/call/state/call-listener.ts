import { ownStep } from "../devices/own-devices.ts";
import type { RoomListener } from "../room/room-contract.ts";
import type { CallSignals } from "./call-signals.ts";
import { type CallFailure, step } from "./call-state.ts";
import { hear } from "./line.ts";

interface Effects {
  /** Still the same way into the room? What an earlier one says is not heard. */
  readonly isCurrent: () => boolean;
  readonly followLine: () => void;
  readonly fail: (why: CallFailure) => void;
}

/** What the room says, as it stands on the screen. */
export function listenTo(call: CallSignals, { isCurrent, followLine, fail }: Effects): RoomListener {
  const current =
    <A extends readonly unknown[]>(tell: (...said: A) => void) =>
    (...said: A) => {
      if (isCurrent()) tell(...said);
    };
  return {
    peers: current((now) => {
      // While the line is mended the library empties the room; whoever was there is shown still, not as gone.
      if (call.state.value.phase !== "reconnecting" || now.length > 0) call.peers.value = now;
    }),
    quality: current((now) => {
      call.quality.value = now;
      call.line.value = hear(call.line.value, now, Date.now());
      followLine();
    }),
    arrivals: current((now) => {
      call.arrivals.value = now;
    }),
    soundBlocked: current((blocked) => {
      call.soundBlocked.value = blocked;
    }),
    deviceGone: current((kind, replaced) => {
      call.own.value = ownStep(call.own.value, { type: replaced ? "replaced" : "gone", kind });
    }),
    ownPicture: current((picture) => {
      call.ownPicture.value = picture;
    }),
    interrupted: current(() => {
      call.state.value = step(call.state.value, { type: "interrupted" });
    }),
    resumed: current(() => {
      call.state.value = step(call.state.value, { type: "resumed" });
    }),
    gone: current(fail),
  };
}
