import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepLivekit } from "../../scripts/livekit/keep.ts";
import type { LivekitPlan } from "../../scripts/livekit/plan.ts";
import { planCallServer, startCallServer } from "../browser/outside/livekit.ts";

const answers = async (plan: LivekitPlan): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${plan.ports.signal}`)).ok;
  } catch {
    // Nobody listens.
    return false;
  }
};

/** Lines as they are said, each to be awaited. */
function ear() {
  const heard: string[] = [];
  let wake = Promise.withResolvers<void>();
  const hear = (line: string) => {
    heard.push(line);
    wake.resolve();
    wake = Promise.withResolvers();
  };
  const until = async (words: string, times = 1) => {
    while (heard.filter((line) => line.includes(words)).length < times) await wake.promise;
  };
  return { heard, hear, until };
}

describe("a real LiveKit", () => {
  let folder: string;
  let plan: LivekitPlan;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "dong-hanh-test-"));
    const planned = await planCallServer(folder, 8787);
    if (planned === null) throw new Error("These tests are left out where there is no LiveKit");
    plan = planned;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("starts as planned, ends when told, and starts on the same ports again, also after it was killed", async () => {
    const first = await startCallServer(plan);
    expect([await answers(plan), first.url]).toEqual([true, `http://127.0.0.1:${plan.ports.signal}`]);
    await first.stop();
    expect(await answers(plan)).toBe(false);
    await (await startCallServer(plan, { forceTcp: true })).kill();
    expect(await answers(plan)).toBe(false);
    expect(JSON.parse(readFileSync(plan.config, "utf8")).rtc.force_tcp).toBe(true);
    const third = await startCallServer(plan);
    expect(await answers(plan)).toBe(true);
    await third.stop();
    expect(readFileSync(plan.log, "utf8")).not.toContain(plan.secret);
  });

  it("that cannot start says why, and another's answer is not taken for its own", async () => {
    const first = await startCallServer(plan);
    await expect(startCallServer(plan)).rejects.toThrow(/The ports of LiveKit .* are in use/);
    await first.stop();
    await expect(startCallServer({ ...plan, binary: join(folder, "gone") })).rejects.toThrow("LiveKit did not start");
  });

  it("that ends by itself is started again, and one is told that calls do not work meanwhile", async () => {
    const groups: number[] = [];
    const { heard, hear, until } = ear();
    const kept = await keepLivekit(plan, { onTrouble: hear, onLaunch: (group) => groups.push(group), pauseMs: 50 });
    process.kill(-(groups.at(-1) ?? 0), "SIGKILL");
    await until("LiveKit runs again");
    expect(heard[0]).toContain("calls do not work until it is back");
    expect([groups.length, await answers(plan)]).toEqual([2, true]);
    await kept.stop();
    expect([await answers(plan), heard.length]).toEqual([false, 2]);
  });

  it("that ends again and again is left alone, and that is said", async () => {
    const groups: number[] = [];
    const { hear, until } = ear();
    const kept = await keepLivekit(plan, { onTrouble: hear, onLaunch: (group) => groups.push(group), pauseMs: 20 });
    for (let time = 1; time < 5; time++) {
      process.kill(-(groups.at(-1) ?? 0), "SIGKILL");
      await until("LiveKit runs again", time);
    }
    process.kill(-(groups.at(-1) ?? 0), "SIGKILL");
    await until("is left alone");
    await kept.stop();
    expect(await answers(plan)).toBe(false);
  });

  it("is not started again by a stop in its pause", async () => {
    const groups: number[] = [];
    const { hear, until } = ear();
    const kept = await keepLivekit(plan, { onTrouble: hear, onLaunch: (group) => groups.push(group), pauseMs: 3_600_000 });
    process.kill(-(groups.at(-1) ?? 0), "SIGKILL");
    await until("ended by itself");
    await kept.stop();
    expect(groups).toHaveLength(1);
  });
}, 60_000);
