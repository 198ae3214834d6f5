import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetCall, rejoinsAfterReload, rememberCall } from "../../../web/shared/call/state/rejoin.ts";
import { aStore } from "./a-store.ts";

const SENDS = { microphone: true, camera: false };
beforeEach(() => vi.stubGlobal("sessionStorage", aStore()));
afterEach(() => vi.unstubAllGlobals());

describe("after a reload in the call", () => {
  it("the tab goes back with what it sent", () => {
    rememberCall("con_1", SENDS, 0);
    expect(rejoinsAfterReload("con_1", 1_000)).toEqual(SENDS);
  });
  it("another consultation's page opens no microphone", () => {
    rememberCall("con_1", SENDS, 0);
    expect(rejoinsAfterReload("con_2", 1_000)).toBeNull();
  });
  it("a tab that is restored later opens no microphone", () => {
    rememberCall("con_1", SENDS, 0);
    expect(rejoinsAfterReload("con_1", 180_000)).toEqual(SENDS);
    expect(rejoinsAfterReload("con_1", 180_001)).toBeNull();
  });
  it("whoever has left stays out", () => {
    rememberCall("con_1", SENDS, 0);
    forgetCall();
    expect(rejoinsAfterReload("con_1", 1)).toBeNull();
  });
  it("what cannot be read is no call", () => {
    for (const text of [
      "{",
      "null",
      "[]",
      '{"consultationId":"con_1"}',
      '{"consultationId":"con_1","at":"0","microphone":1,"camera":0}',
    ]) {
      sessionStorage.setItem("call", text);
      expect(rejoinsAfterReload("con_1", 1)).toBeNull();
    }
  });
  it("a browser that keeps nothing does without", () => {
    vi.stubGlobal("sessionStorage", undefined);
    rememberCall("con_1", SENDS, 0);
    forgetCall();
    expect(rejoinsAfterReload("con_1", 1)).toBeNull();
  });
});
