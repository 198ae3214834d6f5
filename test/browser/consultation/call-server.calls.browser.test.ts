import type { Browser } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { health } from "#schema/api/health.ts";
import type { Livekit } from "../../../scripts/livekit/server.ts";
import { launchBrowser } from "../browser.ts";
import { callServerHere, here } from "../here.ts";
import { startCallServer } from "../outside/livekit.ts";

describe("the call server beside the service", () => {
  const { origin } = here();
  const running: (Livekit | Browser)[] = [];
  afterEach(async () => {
    for (const each of running.splice(0)) await ("stop" in each ? each.stop() : each.close());
  });
  const said = async () => health.parse(await (await fetch(`${origin}/api/health`)).json());
  const started = async (forceTcp = false) => {
    const server = await startCallServer(callServerHere(), { forceTcp });
    running.push(server);
    return server;
  };

  it("is told of as it is: away, there, crashed, there again; the service's other parts never wait for it", async () => {
    const others = { database: "ok", board: "ok", dispatcher: "ok" };
    expect(await said()).toMatchObject({ ok: false, parts: { ...others, calls: "failing" } });
    const server = await started();
    expect(await said()).toMatchObject({ ok: true, parts: { ...others, calls: "ok" } });
    await server.kill();
    expect(await said()).toMatchObject({ ok: false, parts: { ...others, calls: "failing" } });
    await started(true);
    expect(await said()).toMatchObject({ ok: true, parts: { ...others, calls: "ok" } });
  });

  /** What a page of the service gets that asks for camera and microphone: the kinds of the tracks, or the name of the fault. */
  const ASK = `navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
    (stream) => stream.getTracks().map(({ kind }) => kind).sort().join(), (fault) => fault.name)`;
  it.each([
    ["given", "audio,video"],
    ["refused", "NotAllowedError"],
    ["missing", "NotFoundError"],
  ] as const)("a browser whose devices are %s answers a page with %s", async (media, answer) => {
    const browser = await launchBrowser({ media });
    running.push(browser);
    const page = await browser.newPage();
    await page.goto(`${origin}/staff/`);
    expect(await page.evaluate(ASK)).toBe(answer);
  });
});
