import { afterEach, describe, expect, it, vi } from "vitest";
import { chooseDevice, chosenDevice, deviceConstraint } from "../../../web/shared/call/devices/device-choice.ts";
import { openDevice, troubleOf } from "../../../web/shared/call/devices/devices.ts";
import { AT_REST as OWN_AT_REST, ownStep, troubleIn } from "../../../web/shared/call/devices/own-devices.ts";
import { aStore } from "./a-store.ts";

afterEach(() => vi.unstubAllGlobals());

describe("a browser's refusal is told apart", () => {
  it.each([
    ["NotAllowedError", "refused"],
    ["SecurityError", "refused"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "busy"],
    ["AbortError", "busy"],
  ] as const)("%s: %s", (name, trouble) => {
    expect(troubleOf(new DOMException("", name))).toBe(trouble);
  });
  it("a page without devices (no secure context) says so instead of failing", async () => {
    vi.stubGlobal("navigator", {});
    expect(await openDevice("microphone")).toEqual({ result: "unsupported" });
  });
  it("microphone and camera are asked for separately: refusing one leaves the other", async () => {
    const asked: MediaStreamConstraints[] = [];
    const getUserMedia = (wanted: MediaStreamConstraints) => {
      asked.push(wanted);
      return wanted.video ? Promise.reject(new DOMException("", "NotAllowedError")) : Promise.resolve({ getTracks: () => [] });
    };
    vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
    expect((await openDevice("microphone")).result).toBe("ok");
    expect((await openDevice("camera")).result).toBe("refused");
    expect(asked.map(({ audio, video }) => [audio !== undefined, video !== undefined])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe("the device that was chosen", () => {
  it("is wished for, never demanded: it may be unplugged next time", () => {
    vi.stubGlobal("localStorage", aStore());
    expect(deviceConstraint("camera")).toEqual({});
    chooseDevice("camera", "d1");
    expect(deviceConstraint("camera")).toEqual({ deviceId: { ideal: "d1" } });
    expect(deviceConstraint("microphone")).toEqual({});
  });
  it("is not known to a browser that keeps nothing", () => {
    vi.stubGlobal("localStorage", undefined);
    chooseDevice("camera", "d1");
    expect(chosenDevice("camera")).toBeNull();
  });
});

describe("this side's devices in the call", () => {
  const wanting = ownStep(OWN_AT_REST, { type: "wants", sends: { microphone: true, camera: true } });
  it("a device that failed is not wanted any more, and its trouble is said", () => {
    const own = ownStep(wanting, { type: "sent", kind: "microphone", on: true, trouble: "missing" });
    expect(own.wants).toEqual({ microphone: false, camera: true });
    expect(troubleIn(own.microphone)).toBe("missing");
  });
  it("one that was pulled out is gone, and no longer said to be replaced", () => {
    const own = ownStep(ownStep(wanting, { type: "replaced", kind: "microphone" }), { type: "gone", kind: "microphone" });
    expect([own.microphone, own.replaced, own.wants.microphone]).toEqual(["gone", null, false]);
  });
  it("what was wanted outlives the loss of the room, so that it is sent again", () => {
    const on = ownStep(wanting, { type: "sent", kind: "camera", on: true, trouble: null });
    expect(ownStep(on, { type: "left" })).toMatchObject({ camera: "off", wants: { microphone: true, camera: true } });
  });
});
