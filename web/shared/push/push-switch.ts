import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { language } from "../locale.ts";
import { isPushSupported, pushManager, subscriptionHere } from "./browser-push.ts";
import { type KeptPush, keepPush, NOTHING_KEPT, readKeptPush, type Side, withTold, withWanting } from "./kept-push.ts";
import { isInVain, type PushState, pushStateOf } from "./push-state.ts";
import { alone, askKey, handOver, subscribe, takeBack } from "./subscription.ts";

export interface PushSwitch {
  readonly state: ReadonlySignal<PushState>;
  /** Turned on here, and yet nobody is told: not only a service that was not reached, but also a permission that was taken back. */
  readonly inVain: ReadonlySignal<boolean>;
  /** Must be called from a press: the browser asks for permission then only. */
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  /** At each start and at a change of language: the service gets the subscription anew, or an earlier person's is given up. */
  sync(): Promise<void>;
  /** Another window or the worker has changed something: shows what is true now, and changes nothing. */
  look(): Promise<void>;
  /** Signed out: the service tells nobody by itself, and this browser is not reached under the old address any more. */
  leave(): Promise<void>;
  /** The same, and this name's wish with it. */
  forget(name: string): Promise<void>;
}

interface Belongs {
  readonly side: Side;
  /** Under whose name the wish is kept; null: nobody is here. */
  readonly owner: () => string | null;
  readonly isIosInBrowser: () => boolean;
}

/** The deployment's key; null: it has none; undefined: nobody answered. */
const keyOrSilence = (): Promise<string | null | undefined> => askKey().catch(() => undefined);

/**
 * The address of this browser dies, so that nobody can be told here under an earlier name. If the other side is told here too, it
 * gets a new one; without a network it gets it at its own next start.
 */
async function giveUp(side: Side, key: string | null | undefined): Promise<void> {
  const kept = await readKeptPush();
  const other: Side = side === "staff" ? "patient" : "staff";
  await (await subscriptionHere())?.unsubscribe();
  await keepPush((before) => withTold(withTold(before, side, null), other, null));
  if (kept.told[other] === null || !key) return;
  await handOver(other, await subscribe(await pushManager(), key), kept.language).catch(() => undefined);
}

async function isToldHere(kept: KeptPush, side: Side): Promise<boolean> {
  const endpoint = (await subscriptionHere())?.endpoint;
  return endpoint !== undefined && kept.told[side] === endpoint;
}

export function createPushSwitch({ side, owner, isIosInBrowser }: Belongs): PushSwitch {
  const state = signal<PushState>("hidden");
  const wanted = signal(false);
  const wants = (kept: KeptPush): boolean => kept.wanting.includes(owner() ?? "");

  async function show(key: string | null | undefined): Promise<void> {
    const isSupported = isPushSupported();
    const kept = isSupported ? await readKeptPush() : NOTHING_KEPT;
    const isTold = isSupported && (await isToldHere(kept, side));
    wanted.value = wants(kept);
    state.value = pushStateOf({
      hasKey: key === undefined ? undefined : key !== null,
      isSupported,
      isIosInBrowser: isIosInBrowser(),
      permission: isSupported ? Notification.permission : "default",
      isWanted: wanted.value,
      isTold,
    });
  }

  async function bring(key: string | null): Promise<void> {
    const kept = await readKeptPush();
    if (key !== null && wants(kept) && Notification.permission === "granted")
      await handOver(side, await subscribe(await pushManager(), key), language.peek());
    else if (kept.told[side] !== null) await giveUp(side, key);
  }

  async function settle(): Promise<void> {
    const key = await keyOrSilence();
    // Whatever went wrong shows in what is true afterwards: the service has the address that this browser has, or it has not.
    if (isPushSupported() && key !== undefined) await bring(key).catch(() => undefined);
    await show(key);
  }

  async function wish(who: string, wants: boolean): Promise<void> {
    await keepPush((before) => withWanting(before, who, wants));
  }

  async function leave(): Promise<void> {
    state.value = "hidden";
    if (!isPushSupported()) return;
    await alone(async () => {
      if ((await readKeptPush()).told[side] !== null) await giveUp(side, await keyOrSilence());
    });
  }

  return {
    state,
    inVain: computed(() => isInVain(state.value, wanted.value)),
    sync: async () => {
      if (owner() === null) state.value = "hidden";
      else if (isPushSupported()) await alone(settle);
      else await show(await keyOrSilence());
    },
    turnOn: async () => {
      const who = owner();
      if (who === null) return;
      state.value = "asking";
      const permission = await Notification.requestPermission();
      await alone(async () => {
        if (permission === "granted") await wish(who, true);
        await settle();
      });
    },
    turnOff: () =>
      alone(async () => {
        await wish(owner() ?? "", false);
        // Not heard: the address is dead, and the service learns it when it next tells.
        await takeBack(side).catch(() => undefined);
        const key = await keyOrSilence();
        await giveUp(side, key);
        await show(key);
      }),
    look: () =>
      alone(async () => {
        if (owner() !== null) await show(await keyOrSilence());
      }),
    leave,
    forget: async (name) => {
      await leave();
      if (isPushSupported()) await alone(() => wish(name, false));
    },
  };
}
