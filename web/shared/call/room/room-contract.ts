import type { Admission } from "#schema/api/consultation.ts";
import type { Arrivals, DeviceKind, DeviceTrouble, LineQuality, Peer, Picture } from "../live/peer.ts";
import type { CallFailure } from "../state/call-state.ts";

/** What the room tells while somebody is in it. */
export interface RoomListener {
  readonly peers: (peers: readonly Peer[]) => void;
  readonly quality: (quality: LineQuality) => void;
  readonly arrivals: (arrivals: Arrivals) => void;
  /** The browser plays no sound before the person has pressed something. */
  readonly soundBlocked: (blocked: boolean) => void;
  /** A device of this side was pulled out; `replaced`: another one has taken its place. */
  readonly deviceGone: (kind: DeviceKind, replaced: boolean) => void;
  readonly ownPicture: (picture: Picture | null) => void;
  readonly interrupted: () => void;
  readonly resumed: () => void;
  /** The room is left for good, not by this side. */
  readonly gone: (why: CallFailure) => void;
}

/** Somebody's place in a room. */
export interface OpenRoom {
  /** null: it is as wanted; else why the device cannot be used. */
  readonly send: (kind: DeviceKind, on: boolean) => Promise<DeviceTrouble | null>;
  /** Fetches the others' pictures or leaves them. */
  readonly fetchPictures: (on: boolean) => void;
  readonly hear: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** What room.ts gives. Throws `NoCall`. */
export type EnterRoom = (pass: Pick<Admission, "url" | "token" | "iceServers">, listener: RoomListener) => Promise<OpenRoom>;
