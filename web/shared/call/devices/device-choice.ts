import type { DeviceKind } from "../live/peer.ts";

const keyOf = (kind: DeviceKind): string => `call-${kind}`;

/** The device somebody chose in this browser; null: the browser's own. */
export function chosenDevice(kind: DeviceKind): string | null {
  try {
    return localStorage.getItem(keyOf(kind));
  } catch {
    return null;
  }
}

export function chooseDevice(kind: DeviceKind, deviceId: string): void {
  try {
    localStorage.setItem(keyOf(kind), deviceId);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** Not `exact`: a device that was unplugged since must not stop the call. */
export function deviceConstraint(kind: DeviceKind): { readonly deviceId?: { readonly ideal: string } } {
  const id = chosenDevice(kind);
  return id === null ? {} : { deviceId: { ideal: id } };
}
