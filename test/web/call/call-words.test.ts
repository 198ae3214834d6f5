import { describe, expect, it } from "vitest";
import { initials, runningTime } from "../../../web/shared/call/call-words.ts";
import { partyOf } from "../../../web/shared/call/live/peer.ts";

describe("a person in the call", () => {
  it("is drawn with their own letters, not with those of their title", () => {
    expect(["ĐD Lê Thu Hà", "BS Khải", "Sơn Thị Hạnh", "សុខ", ""].map(initials)).toEqual(["LH", "K", "SH", "ស", ""]);
  });
  it("is the part of the identity before the colon", () => {
    expect(["stf_1:ses_2", "per_1:dev:3", "stf_1"].map(partyOf)).toEqual(["stf_1", "per_1", "stf_1"]);
  });
});

describe("the running time", () => {
  it("reads minutes and seconds, hours from the first on", () => {
    expect([-5, 0, 252_999, 3_599_999, 3_852_000].map(runningTime)).toEqual(["00:00", "00:00", "04:12", "59:59", "1:04:12"]);
  });
});
