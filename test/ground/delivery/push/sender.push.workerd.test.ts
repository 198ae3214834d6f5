import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../../../../worker/env.ts";
import type { PushOptions } from "../../../../worker/ground/platform/ports.ts";
import { webPushSender } from "../../../../worker/ground/platform/web-push.ts";
import { aBrowser, type TestBrowser } from "../../../builders/push.ts";

const settings = settingsOf(env).push;
if (settings === null) throw new Error("the project of pushes has keys");
const NOW = Date.UTC(2026, 10, 29, 2, 0, 0);
const OPTIONS: PushOptions = { ttlSeconds: 3_600, urgency: "high", topic: "eepi_0123456789abcdefghjkmnpqrs" };
const push = webPushSender(settings, () => NOW, 5_000);
const addressOf = ({ subscription: { subscription } }: TestBrowser) => ({
  endpoint: subscription.endpoint,
  ...subscription.keys,
});

describe("what leaves is readable by the browser alone, and signed by us", () => {
  it("encrypted with aes128gcm: the browser's own key opens it, byte by byte what was sent", async () => {
    const browser = await aBrowser();
    const payload = '{"code":"emergency","about":"epi_0123456789abcdefghjkmnpqrs","language":"km"}';
    expect(await push.send(addressOf(browser), payload, OPTIONS)).toBe("accepted");
    const [got] = await browser.received(1);
    expect(got?.text).toBe(payload);
    expect(got?.headers).toEqual({
      ttl: "3600",
      urgency: "high",
      topic: expect.stringMatching(/^[0-9a-f]{32}$/),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
    });
  });

  it("the topic is one for one browser, so that a newer push replaces an older, and names nothing that two browsers share", async () => {
    const topicsOf = async (browser: TestBrowser) => {
      for (const _ of [1, 2]) await push.send(addressOf(browser), "{}", OPTIONS);
      return (await browser.received(2)).map(({ headers }) => headers.topic);
    };
    const [mine, again] = await topicsOf(await aBrowser());
    const [theirs] = await topicsOf(await aBrowser());
    expect(again).toBe(mine);
    expect(theirs).not.toBe(mine);
  });

  it("VAPID: our key, for this push service alone, for a day at most, with a contact", async () => {
    const browser = await aBrowser();
    const before = Date.now() / 1_000;
    await push.send(addressOf(browser), "{}", OPTIONS);
    const [got] = await browser.received(1);
    expect(got).toMatchObject({ isSigned: true, key: settings.publicKey });
    expect(got?.claims).toMatchObject({ aud: env.PUSH_SERVICE, sub: "mailto:operator@dong-hanh.example" });
    expect((got?.claims.exp ?? 0) - before).toBeGreaterThan(3_600);
    expect((got?.claims.exp ?? 0) - before).toBeLessThanOrEqual(24 * 3_600);
  });
});

describe("what the push service's answer means", () => {
  const date = new Date(NOW + 90_000).toUTCString();
  it.each([
    ["201", { status: 201 }, "accepted"],
    ["404: nobody is there", { status: 404 }, "gone"],
    ["410: nobody is there any more", { status: 410 }, "gone"],
    ["429: when it says", { status: 429, headers: { "retry-after": "120" } }, { later: 120_000 }],
    ["429: at the time it says", { status: 429, headers: { "retry-after": date } }, { later: 90_000 }],
    ["503: in an hour at most", { status: 503, headers: { "retry-after": "86400" } }, { later: 3_600_000 }],
    ["503: when it says nonsense", { status: 503, headers: { "retry-after": "soon" } }, { later: null }],
    ["500: when we like", { status: 500 }, { later: null }],
    ["400", { status: 400 }, { refused: "other", status: 400 }],
    ["413", { status: 413 }, { refused: "other", status: 413 }],
    ["401: our keys", { status: 401 }, { refused: "keys", status: 401 }],
    ["403: our keys", { status: 403 }, { refused: "keys", status: 403 }],
  ] as const)("%s", async (_, answer, outcome) => {
    expect(await push.send(addressOf(await aBrowser(answer)), "{}", OPTIONS)).toEqual(outcome);
  });

  it("a redirect is not followed: what stands behind it is nobody's that was allowed", async () => {
    const behind = await aBrowser();
    const location = behind.subscription.subscription.endpoint;
    const browser = await aBrowser({ status: 307, headers: { location } });
    expect(await push.send(addressOf(browser), "{}", OPTIONS)).toEqual({ refused: "redirect", status: 307 });
    expect(await behind.received(0)).toEqual([]);
  });

  it("no answer in time: later", async () => {
    const hasty = webPushSender(settings, () => NOW, 300);
    expect(await hasty.send(addressOf(await aBrowser({ hangs: true })), "{}", OPTIONS)).toEqual({ later: null });
  });

  it("nobody listens: later", async () => {
    const address = { ...addressOf(await aBrowser()), endpoint: "http://127.0.0.1:9/push" };
    expect(await push.send(address, "{}", OPTIONS)).toEqual({ later: null });
  });

  it("keys that are no point of the curve are given up, and nothing is sent", async () => {
    const browser = await aBrowser();
    const address = { ...addressOf(browser), p256dh: "A".repeat(87) };
    expect(await push.send(address, "{}", OPTIONS)).toEqual({ refused: "subscription", status: null });
    expect(await browser.received(0)).toEqual([]);
  });

  it("without leave for this machine, nothing is sent to it", async () => {
    const browser = await aBrowser();
    const strict = webPushSender({ ...settings, toLoopback: false }, () => NOW);
    expect(await strict.send(addressOf(browser), "{}", OPTIONS)).toEqual({ refused: "address", status: null });
    expect(await browser.received(0)).toEqual([]);
  });
});
