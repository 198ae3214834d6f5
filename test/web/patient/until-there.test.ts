import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const phone = new EventTarget();
vi.stubGlobal("addEventListener", phone.addEventListener.bind(phone));
vi.stubGlobal("removeEventListener", phone.removeEventListener.bind(phone));
const { untilThere } = await import("../../../web/patient/shell/until-there.ts");
afterAll(() => vi.unstubAllGlobals());

describe("a part of the app that cannot be fetched", () => {
  let tries = 0;
  let isUp = false;
  const fetchPart = async () => {
    tries += 1;
    if (!isUp) throw new Error("no line");
    return "part";
  };
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
  beforeEach(() => {
    [tries, isUp] = [0, false];
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it("is asked for again after pauses that grow, to a minute at most", async () => {
    const end = untilThere(fetchPart);
    const tried: number[] = [];
    for (const seconds of [0, 2, 4, 8, 16, 32, 60, 60]) {
      await pass(seconds);
      tried.push(tries);
    }
    end();
    expect(tried).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("is asked for at once when there is a network again, once, and not any more when it has come", async () => {
    const came: string[] = [];
    untilThere(fetchPart, { came: (part) => void came.push(part) });
    await pass(0);
    isUp = true;
    phone.dispatchEvent(new Event("online"));
    await pass(0);
    phone.dispatchEvent(new Event("online"));
    await pass(600);
    expect([came, tries]).toEqual([["part"], 2]);
  });

  it("is not asked for any more when nobody waits for it", async () => {
    const end = untilThere(fetchPart);
    await pass(0);
    end();
    phone.dispatchEvent(new Event("online"));
    await pass(600);
    expect(tries).toBe(1);
  });
});
