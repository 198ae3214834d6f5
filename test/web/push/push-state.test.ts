import { describe, expect, it } from "vitest";
import { type PushFacts, pushStateOf } from "../../../web/shared/push/push-state.ts";

const GOOD: PushFacts = {
  hasKey: true,
  isSupported: true,
  isIosInBrowser: false,
  permission: "granted",
  isWanted: true,
  isTold: true,
};
const stateOf = (facts: Partial<PushFacts>) => pushStateOf({ ...GOOD, ...facts });

describe("the switch says on only when the service would really tell this browser", () => {
  it("on", () => expect(stateOf({})).toBe("on"));
  it("on without a network, when the service was told before", () => expect(stateOf({ hasKey: undefined })).toBe("on"));
  it("failed: wanted, and the service has another address or none", () => expect(stateOf({ isTold: false })).toBe("failed"));
  it("off: not wanted, whatever the service still has", () => expect(stateOf({ isWanted: false })).toBe("off"));
  it("off: the permission was taken back and only a press may ask again", () =>
    expect(stateOf({ permission: "default" })).toBe("off"));
  it("blocked, wanted or not", () => {
    expect(stateOf({ permission: "denied" })).toBe("blocked");
    expect(stateOf({ permission: "denied", isWanted: false, isTold: false })).toBe("blocked");
  });
  it("unsupported; on an iPhone it names the home screen instead", () => {
    expect(stateOf({ isSupported: false })).toBe("unsupported");
    expect(stateOf({ isSupported: false, isIosInBrowser: true })).toBe("install-first");
  });
  it("not shown where the deployment has no push", () => {
    expect(stateOf({ hasKey: false })).toBe("hidden");
    expect(stateOf({ hasKey: false, isSupported: false })).toBe("hidden");
  });
});
