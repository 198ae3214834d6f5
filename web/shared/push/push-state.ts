/** What the switch shows. `hidden`: there is nothing to decide here; `failed`: it is wanted, and nobody is told. */
export type PushState = "hidden" | "unsupported" | "install-first" | "blocked" | "off" | "asking" | "on" | "failed";

export interface PushFacts {
  /** Whether this deployment has push; undefined: nobody answered. */
  readonly hasKey: boolean | undefined;
  /** Whether this browser can receive, show, and keep a worker. */
  readonly isSupported: boolean;
  /** Apple's phones and tablets can, once the app is on the home screen. */
  readonly isIosInBrowser: boolean;
  readonly permission: NotificationPermission;
  /** Somebody turned it on here. */
  readonly isWanted: boolean;
  /** The service has the subscription that this browser has. */
  readonly isTold: boolean;
}

/** Somebody relies on this browser, and it tells nobody: the connection, the address, or a permission that was taken back. */
export const isInVain = (state: PushState, isWanted: boolean): boolean =>
  isWanted && (state === "failed" || state === "blocked" || state === "off");

/** What is true, in the order in which it stands in the way. Only a subscription that the service holds counts as on. */
export function pushStateOf({ hasKey, isSupported, isIosInBrowser, permission, isWanted, isTold }: PushFacts): PushState {
  if (hasKey === false) return "hidden";
  if (!isSupported) return isIosInBrowser ? "install-first" : "unsupported";
  if (permission === "denied") return "blocked";
  // A permission that was taken back can only be asked for by a press.
  if (!isWanted || permission === "default") return "off";
  return isTold ? "on" : "failed";
}
