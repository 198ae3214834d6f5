import { describe, expect, it } from "vitest";
import type { LineQuality } from "../../../web/shared/call/live/peer.ts";
import { AT_START, backAt, goodForMs, hear, look, type VideoLine } from "../../../web/shared/call/state/line.ts";

const heard = (line: VideoLine, ...said: readonly (readonly [LineQuality, number])[]): VideoLine =>
  said.reduce((before, [quality, at]) => hear(before, quality, at), line);
const dropped = heard(AT_START, ["poor", 0]);
/** Good from `from` until pictures come back. */
const recovered = (line: VideoLine, from: number): VideoLine => {
  const good = hear(line, "good", from);
  return look(good, from + goodForMs(good));
};

describe("sound comes first on a weak line", () => {
  it("pictures are carried until the line is said to be weak", () => {
    expect(heard(AT_START, ["unknown", 0], ["good", 1], ["excellent", 2]).carries).toBe(true);
    expect(heard(AT_START, ["excellent", 0], ["poor", 1]).carries).toBe(false);
    expect(heard(AT_START, ["lost", 0]).carries).toBe(false);
  });
  it("pictures come back after 30 s of a good line, not a millisecond before", () => {
    const good = hear(dropped, "good", 5_000);
    expect(look(good, 34_999).carries).toBe(false);
    expect(look(good, 35_000).carries).toBe(true);
    expect(backAt(good)).toBe(35_000);
  });
  it("a break begins the 30 s anew; so does a line nobody has judged", () => {
    expect(look(heard(dropped, ["good", 0], ["poor", 20_000], ["good", 21_000]), 50_999).carries).toBe(false);
    expect(look(heard(dropped, ["good", 0], ["unknown", 20_000], ["good", 21_000]), 50_999).carries).toBe(false);
    expect(look(heard(dropped, ["good", 0], ["excellent", 20_000]), 30_000).carries).toBe(true);
  });
  it("never comes back while the line is weak or unknown", () => {
    expect(backAt(dropped)).toBeNull();
    expect(look(dropped, 10_000_000).carries).toBe(false);
    expect(look(hear(dropped, "unknown", 1), 10_000_000).carries).toBe(false);
  });
  it("waits longer after each failure soon after coming back, at most four minutes", () => {
    const waits: number[] = [];
    let line = dropped;
    for (let at = 1_000; waits.length < 6; at += 1_000_000) {
      waits.push(goodForMs(line));
      line = recovered(line, at);
      line = hear(line, "poor", (line.backAt ?? 0) + 1_000);
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 240_000, 240_000]);
  });
  it("forgets failures once pictures stayed for two minutes", () => {
    const twice = hear(recovered(dropped, 0), "poor", 31_000);
    expect(goodForMs(twice)).toBe(60_000);
    const stayed = recovered(twice, 40_000);
    expect(goodForMs(hear(stayed, "poor", (stayed.backAt ?? 0) + 119_999))).toBe(120_000);
    expect(goodForMs(hear(stayed, "poor", (stayed.backAt ?? 0) + 120_000))).toBe(30_000);
  });
});
