import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused, Unreachable } from "../../../web/shared/api.ts";
import { type Call, createCall } from "../../../web/shared/call/state/call-controller.ts";
import { NoCall } from "../../../web/shared/call/state/failure.ts";
import { rejoinsAfterReload } from "../../../web/shared/call/state/rejoin.ts";
import { aCallServer, aPass } from "./a-room.ts";
import { aStore } from "./a-store.ts";

const BOTH = { microphone: true, camera: true };
const SOUND = { microphone: true, camera: false };
let server: ReturnType<typeof aCallServer>;
let passes: number;
let admissions: Error[];
let call: Call;
const settled = () => vi.advanceTimersByTimeAsync(0);
const phase = () => call.state.value.phase;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal("sessionStorage", aStore());
  vi.stubGlobal("RTCPeerConnection", class {});
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("dispatchEvent", page.dispatchEvent.bind(page));
  server = aCallServer();
  passes = 0;
  admissions = [];
  const admit = async () => {
    const refusal = admissions.shift();
    if (refusal) throw refusal;
    return aPass(`t${++passes}`);
  };
  call = createCall({ consultationId: "con_1", admit, load: server.load });
});
afterEach(() => {
  call.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const join = async (sends = SOUND) => {
  call.join(sends);
  await settled();
};
const refusedWith = (type: string) => new Refused({ type, title: "", status: 409, requestId: "r" });

describe("going into a call", () => {
  it("sends sound before pictures", async () => {
    await join(BOTH);
    expect(phase()).toBe("live");
    expect(server.asked).toEqual(["enter t1", "microphone on", "pictures in", "camera on"]);
    expect(call.names.value).toEqual({ stf_2: "BS Khải" });
  });
  it("whoever only listens opens no device", async () => {
    await join({ microphone: false, camera: false });
    expect(server.asked).toEqual(["enter t1", "pictures in"]);
  });
  it("a refused microphone does not keep anybody out, and is said", async () => {
    server.broken.microphone = "refused";
    await join(BOTH);
    expect(phase()).toBe("live");
    expect(call.own.value).toMatchObject({ microphone: "refused", camera: "on" });
  });
  it("an expired pass is renewed once, without anybody pressing anything", async () => {
    server.refusals.push(new NoCall("token"));
    await join();
    expect([phase(), server.entered()]).toEqual(["live", ["t2"]]);
  });
  it("a pass refused twice is an answer", async () => {
    server.refusals.push(new NoCall("token"), new NoCall("token"));
    await join();
    expect(call.state.value).toMatchObject({ phase: "lost", because: "refused", retryAt: null });
  });
  it.each([
    ["calls-not-configured", "not-configured"],
    ["consultation-moved-on", "ended"],
    ["forbidden", "refused"],
  ])("the service's %s is told as %s and not tried again", async (problem, because) => {
    admissions.push(refusedWith(problem));
    await join();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([phase(), call.state.value.because, passes]).toEqual(["lost", because, 0]);
  });
  it("an unreachable call server is tried until it answers, each time with a fresh pass", async () => {
    admissions.push(new Unreachable(), refusedWith("calls-unreachable"));
    server.refusals.push(new NoCall("unreachable"));
    await join();
    expect(phase()).toBe("lost");
    await vi.advanceTimersByTimeAsync(20_000);
    expect([phase(), server.entered()]).toEqual(["live", ["t2"]]);
  });
  it("does not wait when the network is back", async () => {
    admissions.push(new Unreachable(), new Unreachable(), new Unreachable(), new Unreachable());
    await join();
    for (let tries = 0; tries < 4; tries++) {
      dispatchEvent(new Event("online"));
      await settled();
    }
    expect(phase()).toBe("live");
  });
  it("a browser without calls says so before it asks for a device", () => {
    vi.stubGlobal("RTCPeerConnection", undefined);
    Reflect.deleteProperty(globalThis, "RTCPeerConnection");
    call.check();
    expect(call.state.value).toMatchObject({ phase: "lost", because: "unsupported" });
  });
  it("whoever leaves on the way in is not brought in afterwards", async () => {
    call.join(SOUND);
    call.leave();
    await settled();
    expect([phase(), server.entered()]).toEqual(["left", []]);
  });
});

describe("in a call", () => {
  it("a weak line drops pictures both ways, says so, and brings them back after 30 s", async () => {
    await join(BOTH);
    server.asked.length = 0;
    server.tell().quality("poor");
    await settled();
    expect(server.asked).toEqual(["pictures out", "camera off"]);
    expect(call.picturesWait.value).toBe(true);
    server.tell().quality("excellent");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(call.own.value.camera).toBe("off");
    await vi.advanceTimersByTimeAsync(2_000);
    expect([call.own.value.camera, call.picturesWait.value]).toEqual(["on", false]);
  });
  it("a camera that is switched on while the line is weak waits for the line", async () => {
    await join();
    server.tell().quality("lost");
    call.setDevice("camera", true);
    await settled();
    expect([call.own.value.camera, call.picturesWait.value]).toEqual(["off", true]);
  });
  it("people are not shown as gone while the line is mended", async () => {
    await join();
    const khai = {
      party: "stf_2",
      speaking: false,
      level: 0,
      quality: "good",
      sound: "on",
      picture: null,
      pictureHeld: false,
    } as const;
    server.tell().peers([{ ...khai, identity: "stf_2:ses_2" }]);
    server.tell().interrupted();
    server.tell().peers([]);
    expect([phase(), call.peers.value.length]).toEqual(["reconnecting", 1]);
    server.tell().resumed();
    server.tell().peers([]);
    expect(call.peers.value).toEqual([]);
  });
  it("a lost room is entered again with a fresh pass, and what was sent is sent again", async () => {
    await join(BOTH);
    server.asked.length = 0;
    server.tell().gone("unreachable");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked).toEqual(["leave", "enter t2", "microphone on", "pictures in", "camera on"]);
  });
  it("a call that is open elsewhere or has ended is not fought over", async () => {
    await join();
    server.tell().gone("elsewhere");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([call.state.value.because, server.entered()]).toEqual(["elsewhere", ["t1"]]);
    call.joinAgain();
    await settled();
    expect(phase()).toBe("live");
  });
  it("what an earlier room still says is not heard", async () => {
    await join();
    const earlier = server.tell();
    call.joinAgain();
    await settled();
    earlier.gone("ended");
    earlier.soundBlocked(true);
    expect([phase(), call.soundBlocked.value]).toEqual(["live", false]);
  });
});

describe("a reload", () => {
  it("finds what was sent last, after minutes in the call too", async () => {
    await join();
    call.setDevice("camera", true);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(rejoinsAfterReload("con_1")).toEqual(BOTH);
  });
  it("finds nothing after leaving, nor after the end", async () => {
    await join();
    call.leave();
    expect(rejoinsAfterReload("con_1")).toBeNull();
    await join();
    server.tell().gone("ended");
    expect(rejoinsAfterReload("con_1")).toBeNull();
  });
  it("goes back in although the server was lost a moment before", async () => {
    await join();
    server.tell().gone("unreachable");
    expect(rejoinsAfterReload("con_1")).toEqual(SOUND);
  });
});
