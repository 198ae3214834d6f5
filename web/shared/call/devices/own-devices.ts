import type { DeviceKind, DeviceTrouble, OwnDevice } from "../live/peer.ts";
import type { Sends } from "../state/rejoin.ts";

/** What this side wants to send, and what its devices do. */
export interface Own {
  readonly wants: Sends;
  readonly microphone: OwnDevice;
  readonly camera: OwnDevice;
  /** A device was pulled out and another one has taken its place. */
  readonly replaced: DeviceKind | null;
}

export type OwnStep =
  | { readonly type: "wants"; readonly sends: Sends }
  | { readonly type: "starting"; readonly kind: DeviceKind }
  | { readonly type: "sent"; readonly kind: DeviceKind; readonly on: boolean; readonly trouble: DeviceTrouble | null }
  | { readonly type: "gone" | "replaced"; readonly kind: DeviceKind }
  | { readonly type: "left" };

export const AT_REST: Own = { wants: { microphone: false, camera: false }, microphone: "off", camera: "off", replaced: null };

/** What failed is not wanted any more: it is tried again when somebody presses the button, not by itself. */
const failed = (own: Own, kind: DeviceKind, how: OwnDevice): Own => ({
  ...own,
  wants: { ...own.wants, [kind]: false },
  replaced: own.replaced === kind ? null : own.replaced,
  [kind]: how,
});

export function ownStep(own: Own, event: OwnStep): Own {
  switch (event.type) {
    case "wants":
      return { ...own, wants: event.sends, replaced: null };
    case "starting":
      return { ...own, [event.kind]: "starting" };
    case "sent":
      return event.trouble ? failed(own, event.kind, event.trouble) : { ...own, [event.kind]: event.on ? "on" : "off" };
    case "gone":
      return failed(own, event.kind, "gone");
    case "replaced":
      return { ...own, replaced: event.kind };
    case "left":
      return { ...own, microphone: "off", camera: "off", replaced: null };
  }
}

/** Something that keeps a device from being used, to be said. */
export const troubleIn = (device: OwnDevice): DeviceTrouble | "gone" | null =>
  device === "off" || device === "starting" || device === "on" ? null : device;
