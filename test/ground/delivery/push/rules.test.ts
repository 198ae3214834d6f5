import { describe, expect, it } from "vitest";
import { LANGUAGES, PUSH_CODES } from "#schema/terms.ts";
import { mayBeSentTo, optionsOf, worthUntil } from "../../../../worker/ground/delivery/push/rules.ts";

const ABOUT = "epi_0123456789abcdefghjkmnpqrs";
const CODES = [...PUSH_CODES.staff, ...PUSH_CODES.patient];
const MINUTE = 60_000;

describe("we send to push services, and to nobody else", () => {
  it.each([
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://wns2-sg2p.notify.windows.com/w/?token=abc",
    "https://web.push.apple.com/abc",
    "https://api.push.apple.com/abc",
    "https://fcm.googleapis.com:443/fcm/send/abc",
  ])("%s", (endpoint) => expect(mayBeSentTo(endpoint, false)).toBe(true));

  it.each([
    ["plain http", "http://fcm.googleapis.com/fcm/send/abc"],
    ["another host", "https://push.example.com/abc"],
    ["a host that ends like one", "https://evilfcm.googleapis.com/abc"],
    ["a host that begins like one", "https://fcm.googleapis.com.example.com/abc"],
    ["what is below has no dot before it", "https://evilpush.apple.com/abc"],
    ["the bare domain", "https://push.apple.com/abc"],
    ["a name and a password", "https://a:b@fcm.googleapis.com/abc"],
    ["a name alone", "https://fcm.googleapis.com@example.com/abc"],
    ["a host as a name", "https://fcm.googleapis.com:x@127.0.0.1/abc"],
    ["another port", "https://fcm.googleapis.com:8443/abc"],
    ["a dot at the end", "https://fcm.googleapis.com./abc"],
    ["this machine", "http://127.0.0.1:8787/api/health"],
    ["this machine by https", "https://localhost/abc"],
    ["the inside of a cloud", "http://169.254.169.254/latest"],
    ["no address", "fcm.googleapis.com"],
    ["a script", "javascript:alert(1)"],
  ])("not %s", (_, endpoint) => expect(mayBeSentTo(endpoint, false)).toBe(false));

  it("this machine where the deployment says so, by its two names alone", () => {
    expect(mayBeSentTo("http://127.0.0.1:9000/push", true)).toBe(true);
    expect(mayBeSentTo("http://localhost/push", true)).toBe(true);
    expect(mayBeSentTo("http://a:b@localhost/push", true)).toBe(false);
    expect(mayBeSentTo("http://192.168.0.1/push", true)).toBe(false);
    expect(mayBeSentTo("http://push.example.com/abc", true)).toBe(false);
  });
});

describe("what a push service is asked for", () => {
  it.each([
    ["emergency", 60 * MINUTE, "high"],
    ["ring", MINUTE, "high"],
    ["seen", 720 * MINUTE, "normal"],
    ["answer", 1_440 * MINUTE, "normal"],
    ["call", 10 * MINUTE, "high"],
  ] as const)("%s is kept for %i ms, urgency %s", (code, forMs, urgency) => {
    const until = worthUntil(code, 1_000, null);
    expect(until).toBe(1_000 + forMs);
    expect(optionsOf(code, ABOUT, until, 1_000)).toMatchObject({ ttlSeconds: forMs / 1_000, urgency });
  });

  it("what is tried again is kept for what is left of it, and a ring until it ends, 30 s at least", () => {
    expect(optionsOf("emergency", ABOUT, 60 * MINUTE, 59 * MINUTE).ttlSeconds).toBe(60);
    expect(worthUntil("ring", 0, 20_000)).toBe(20_000);
    expect(optionsOf("ring", ABOUT, 20_000, 0).ttlSeconds).toBe(30);
    expect(worthUntil("ring", 0, 90_000)).toBe(60_000);
  });

  it("each code has a topic of its own about each thing", () => {
    const topics = CODES.map((code) => optionsOf(code, ABOUT, 1, 0).topic);
    expect(new Set(topics).size).toBe(CODES.length);
  });

  it("a payload is a code and an id: under 200 bytes", () => {
    for (const code of CODES)
      for (const language of LANGUAGES) expect(JSON.stringify({ code, about: ABOUT, language }).length).toBeLessThanOrEqual(200);
  });
});
