import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aPlace } from "./a-browser.ts";

type Listener = (event: Record<string, unknown>) => void;

/** A browser whose window can be hidden and touched, and whose storage outlives its pages. */
function aWindow() {
  const kept = new Map<string, string>();
  const listeners = new Map<string, Listener[]>();
  const hear = (name: string, listener: Listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]);
  const document = { documentElement: { lang: "vi" }, hidden: false, addEventListener: hear };
  vi.stubGlobal("localStorage", aPlace(kept));
  vi.stubGlobal("addEventListener", hear);
  vi.stubGlobal("document", document);
  vi.stubGlobal("location", { pathname: "/" });
  const tell = (name: string, event: Record<string, unknown> = {}) => {
    for (const listener of listeners.get(name) ?? []) listener(event);
  };
  return {
    kept,
    tell,
    hide: (hidden: boolean) => {
      document.hidden = hidden;
      tell("visibilitychange");
    },
  };
}

/** The page as it is after a start. */
async function started() {
  vi.resetModules();
  const state = await import("../../../web/patient/lock/lock-state.ts");
  const pin = await import("../../../web/patient/lock/pin.ts");
  state.startLock();
  return { ...state, ...pin };
}

let window: ReturnType<typeof aWindow>;
/** Files share a process: the next one reads these modules with its own clock and browser. */
afterAll(() => void vi.resetModules());
beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  window = aWindow();
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

describe("a PIN on a shared phone", () => {
  it("is asked for at each start, and nobody is asked who has none", async () => {
    const first = await started();
    expect(first.isLocked.value).toBe(false);
    await first.setPin("1379");
    expect(first.isLocked.value).toBe(false);
    const next = await started();
    expect(next.isLocked.value).toBe(true);
    expect(await next.tryPin("1379")).toBe("right");
    next.unlock();
    expect(next.isLocked.value).toBe(false);
  });

  it("stands nowhere as it was typed, and two phones keep different things for the same one", async () => {
    const { setPin } = await started();
    await setPin("1379");
    const one = window.kept.get("pin") ?? "";
    await setPin("1379");
    expect(one).not.toContain("1379");
    expect(window.kept.get("pin")).not.toBe(one);
  });

  it("locks after a minute in another app, not after a glance", async () => {
    const { setPin, isLocked } = await started();
    await setPin("1379");
    window.hide(true);
    vi.setSystemTime(Date.now() + 50_000);
    window.hide(false);
    expect(isLocked.value).toBe(false);
    window.hide(true);
    vi.setSystemTime(Date.now() + 70_000);
    window.hide(false);
    expect(isLocked.value).toBe(true);
  });

  it("locks when nobody touches the screen for five minutes, but not in a call", async () => {
    const { setPin, isLocked } = await started();
    await setPin("1379");
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    window.tell("pointerdown");
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(isLocked.value).toBe(false);
    vi.stubGlobal("location", { pathname: "/call/con_1" });
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(isLocked.value).toBe(false);
    vi.stubGlobal("location", { pathname: "/" });
    await vi.advanceTimersByTimeAsync(6 * 60_000);
    expect(isLocked.value).toBe(true);
  });

  it("counts a second tap on the last key, while the first is looked at, as no other try", async () => {
    const { setPin, tryPin, pin } = await started();
    await setPin("1379");
    expect(await Promise.all([tryPin("0000"), tryPin("0000")])).toEqual(["wrong", "wrong"]);
    expect(pin.value?.wrong).toBe(1);
    expect(await tryPin("1379")).toBe("right");
  });

  it("slows wrong tries, each longer, and a new start changes nothing about it", async () => {
    const { setPin } = await started();
    await setPin("1379");
    let page = await started();
    for (const wrong of ["0000", "1111", "2222"]) expect(await page.tryPin(wrong)).toBe("wrong");
    expect(await page.tryPin("3333")).toBe("wrong");
    expect(await page.tryPin("1379")).toBe("wait");
    page = await started();
    expect(await page.tryPin("1379")).toBe("wait");
    vi.setSystemTime(Date.now() + 31_000);
    expect(await page.tryPin("4444")).toBe("wrong");
    vi.setSystemTime(Date.now() + 31_000);
    expect(await page.tryPin("1379")).toBe("wait");
    vi.setSystemTime(Date.now() + 30_000);
    expect(await page.tryPin("1379")).toBe("right");
    expect(await page.tryPin("0000")).toBe("wrong");
    expect(await page.tryPin("1379")).toBe("right");
  });

  it.each([
    [0, 0],
    [3, 0],
    [4, 30_000],
    [5, 60_000],
    [6, 300_000],
    [7, 900_000],
    [40, 900_000],
  ])("after %i wrong tries in a row nothing is heard for %i ms", async (wrong, ms) => {
    const { waitAfter } = await started();
    expect(waitAfter(wrong)).toBe(ms);
  });

  it("lets the owner in whose clock was set back since", async () => {
    const { waitLeft } = await started();
    expect(waitLeft({ salt: "", hash: "", wrong: 9, until: 2_000_000 }, 1_999_000)).toBe(1_000);
    expect(waitLeft({ salt: "", hash: "", wrong: 9, until: 200_000_000 }, 1_000)).toBe(0);
  });

  it("that cannot be read locks, and no figures open it", async () => {
    window.kept.set("pin", "{");
    const { isLocked, tryPin } = await started();
    expect(isLocked.value).toBe(true);
    expect(await tryPin("0000")).toBe("wrong");
  });

  it("taken off in another window is off here", async () => {
    const { setPin, pin } = await started();
    await setPin("1379");
    window.kept.delete("pin");
    window.tell("storage", { key: "pin" });
    expect(pin.value).toBeNull();
  });
});
