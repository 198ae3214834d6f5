import { describe, expect, it } from "vitest";
import { radioAfter } from "../../../web/patient/shell/radio-keys.ts";

describe("arrow keys in a group of radio buttons", () => {
  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowRight", 2, 0],
    ["ArrowUp", 0, 2],
    ["ArrowLeft", 1, 0],
  ])("%s from %i leads to %i of three", (key, place, next) => expect(radioAfter(key, place, 3)).toBe(next));
  it("leaves every other key alone", () => {
    expect(radioAfter("Tab", 0, 3)).toBeNull();
    expect(radioAfter("ArrowDown", -1, 3)).toBeNull();
  });
});
