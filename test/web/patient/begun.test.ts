import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";

const HOUR = 3_600_000;

/** A browser's storage, which names what it holds as its own keys; it can be full. */
function aStorage() {
  const isFull = { now: false };
  const kept: Record<string, string> = Object.create({
    getItem: (key: string) => (Object.hasOwn(kept, key) ? kept[key] : null),
    setItem: (key: string, value: string) => {
      if (isFull.now) throw new DOMException("", "QuotaExceededError");
      kept[key] = value;
    },
    removeItem: (key: string) => void delete kept[key],
  });
  return { kept, isFull };
}

/** The page as it is after a start. */
async function started() {
  vi.resetModules();
  return import("../../../web/patient/shell/begun.ts");
}

let storage: ReturnType<typeof aStorage>;
/** Files share a process: the next one reads these modules with its own clock and browser. */
afterAll(() => void vi.resetModules());
beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  storage = aStorage();
  vi.stubGlobal("localStorage", storage.kept);
  vi.stubGlobal("addEventListener", () => {});
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const NOTE = "note chk_1 per_1";
const text = z.string();

describe("what was typed and has not been sent", () => {
  it("is there again after a start, until it is sent", async () => {
    const first = await started();
    first.keepBegun(NOTE, "Mẹ mệt");
    const next = await started();
    expect(next.begun(NOTE, text)).toBe("Mẹ mệt");
    next.forgetBegun((key) => key === NOTE);
    expect(next.begun(NOTE, text)).toBeNull();
    expect(Object.keys(storage.kept)).toEqual([]);
  });

  it("is forgotten an hour after the last touch, on the page and on the phone", async () => {
    const { begun, keepBegun } = await started();
    keepBegun(NOTE, "9");
    await vi.advanceTimersByTimeAsync(HOUR - 60_000);
    keepBegun(NOTE, "92");
    await vi.advanceTimersByTimeAsync(HOUR - 60_000);
    expect(begun(NOTE, text)).toBe("92");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(begun(NOTE, text)).toBeNull();
    await started();
    expect(Object.keys(storage.kept)).toEqual([]);
  });

  it("is held by the page where the phone is full, the newest of it", async () => {
    const { begun, keepBegun, forgetBegun } = await started();
    keepBegun(NOTE, "M");
    storage.isFull.now = true;
    keepBegun(NOTE, "Mẹ");
    expect(begun(NOTE, text)).toBe("Mẹ");
    forgetBegun(() => true);
    expect(begun(NOTE, text)).toBeNull();
  });

  it("goes with its person, and what cannot be read is nothing", async () => {
    const { begun, keepBegun, forgetBegun } = await started();
    keepBegun(NOTE, "Mẹ");
    keepBegun("note chk_2 per_2", "Cha");
    forgetBegun((key) => key.endsWith(" per_1"));
    expect(begun(NOTE, text)).toBeNull();
    expect(begun("note chk_2 per_2", text)).toBe("Cha");
    expect(begun("note chk_2 per_2", z.array(text))).toBeNull();
    storage.kept[`begun ${NOTE}`] = "{";
    expect(begun(NOTE, text)).toBeNull();
  });
});
