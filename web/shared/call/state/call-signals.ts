import { computed, type Signal, signal } from "@preact/signals";
import { AT_REST as NOTHING_SENT, type Own, ownStep } from "../devices/own-devices.ts";
import type { Arrivals, LineQuality, Peer, Picture } from "../live/peer.ts";
import { AT_REST, type CallState } from "./call-state.ts";
import { AT_START, type VideoLine } from "./line.ts";

/** What the screen of a call shows. */
export interface CallSignals {
  readonly state: Signal<CallState>;
  readonly peers: Signal<readonly Peer[]>;
  /** Names by party, as the last admission said them. */
  readonly names: Signal<Readonly<Record<string, string>>>;
  readonly own: Signal<Own>;
  readonly ownPicture: Signal<Picture | null>;
  /** Of this side's line. */
  readonly quality: Signal<LineQuality>;
  readonly line: Signal<VideoLine>;
  readonly arrivals: Signal<Arrivals>;
  readonly soundBlocked: Signal<boolean>;
}

export const callSignals = (): CallSignals => ({
  state: signal(AT_REST),
  peers: signal([]),
  names: signal({}),
  own: signal(NOTHING_SENT),
  ownPicture: signal(null),
  quality: signal("unknown"),
  line: signal(AT_START),
  arrivals: signal({}),
  soundBlocked: signal(false),
});

/** Somebody's pictures, this side's or another's, wait for a better line. */
export const waitingPictures = ({ line, own, peers }: CallSignals) =>
  computed(() => !line.value.carries && (own.value.wants.camera || peers.value.some(({ pictureHeld }) => pictureHeld)));

/** Nobody is in the room any more: what is known of it is known no more. */
export function emptyRoom(call: CallSignals): void {
  call.peers.value = [];
  call.arrivals.value = {};
  call.ownPicture.value = null;
  call.quality.value = "unknown";
  call.soundBlocked.value = false;
  call.own.value = ownStep(call.own.value, { type: "left" });
}
