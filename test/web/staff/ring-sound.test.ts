import { afterAll, afterEach, describe, expect, it, vi } from "vitest";

/** A sound card that only notes when which note begins. */
class SilentAudio {
  static begun: number[] = [];
  static cut = 0;
  state = "running";
  currentTime = 100;
  destination = {};
  resume = async () => {};
  createGain = () => ({
    gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
    connect: (next: unknown) => next,
    disconnect: () => {
      SilentAudio.cut += 1;
    },
  });
  createOscillator = () => ({
    type: "",
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: (at: number) => SilentAudio.begun.push(at),
    stop: () => {},
  });
}
vi.stubGlobal("AudioContext", SilentAudio);
const { ring, soundOn, startSound } = await import("../../../web/staff/alarm/sound.ts");
afterAll(() => vi.unstubAllGlobals());
afterEach(() => {
  SilentAudio.begun = [];
  SilentAudio.cut = 0;
});

describe("the ring of a consultation", () => {
  it("makes no sound before somebody pressed", () => {
    ring(30_000)();
    expect(SilentAudio.begun).toEqual([]);
  });
  it("is put on the sound's own clock at once, again every few seconds until the time is over", async () => {
    await startSound();
    SilentAudio.begun = [];
    ring(30_000);
    const first = SilentAudio.begun[0] ?? 0;
    const last = SilentAudio.begun.at(-1) ?? 0;
    expect(first).toBe(100);
    expect(last).toBeGreaterThan(100 + 26);
    expect(last).toBeLessThan(100 + 31);
  });
  it("ends at once when it is taken, declined or silenced", () => {
    const stop = ring(30_000);
    expect(SilentAudio.cut).toBe(0);
    stop();
    expect(SilentAudio.cut).toBe(1);
    soundOn.value = false;
  });
});
