/** What the screen knows of a call. No type of the call library stands here, so that nothing of it is loaded before a call. */

/** `unknown`: the server has not judged it yet. */
export type LineQuality = "excellent" | "good" | "poor" | "lost" | "unknown";

/** Moving pictures that an element can show; the answer takes them away again. */
export interface Picture {
  readonly show: (element: HTMLVideoElement) => () => void;
}

/** Somebody else in the room. */
export interface Peer {
  /** `<party>:<device>` */
  readonly identity: string;
  readonly party: string;
  readonly speaking: boolean;
  /** How loud, 0 to 4. */
  readonly level: number;
  readonly quality: LineQuality;
  /** `none`: only listens. */
  readonly sound: "on" | "muted" | "none";
  readonly picture: Picture | null;
  /** Sends pictures which are not fetched, so that this side's line carries the sound. */
  readonly pictureHeld: boolean;
}

/** What has arrived from one person since the connection began, counted by the browser. */
export interface Arrived {
  readonly soundBytes: number;
  readonly pictureBytes: number;
  readonly frames: number;
}
export type Arrivals = Readonly<Record<string, Arrived>>;

export type DeviceKind = "microphone" | "camera";
/** What a browser says when it is asked for a device. `busy`: another program has it, or it fails. */
export type DeviceTrouble = "refused" | "missing" | "busy" | "unsupported";
/** This side's own device. `gone`: it was pulled out or failed in the call. */
export type OwnDevice = "off" | "starting" | "on" | "gone" | DeviceTrouble;

export const partyOf = (identity: string): string => identity.split(":", 1)[0] ?? identity;
