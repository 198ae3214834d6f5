import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { DevicePerson } from "../../../schema/api/access.ts";
import { encodeId } from "../../../schema/ids.ts";
import { CONSENT_VERSION } from "../../../schema/terms.ts";
import { aPlace } from "./a-browser.ts";
import { aPerson } from "./a-person.ts";

const parameters = { version: 1, adultNotifyMax: 96, adultRrNotifyMin: 20, dbpAloneSeverity: "watch" } as const;
const kept = new Map<string, string>();
let answers: ((path: string) => Promise<Response>) | null = null;
const asked: string[] = [];

/** Files share a process: the next one reads these modules with its own clock and browser. */
afterAll(() => void vi.resetModules());
beforeEach(() => {
  kept.clear();
  asked.length = 0;
  answers = null;
  vi.stubGlobal("localStorage", aPlace(kept));
  vi.stubGlobal("sessionStorage", aPlace());
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("document", { documentElement: { lang: "vi" }, hidden: false, addEventListener: () => {} });
  vi.stubGlobal("navigator", { onLine: true, languages: ["vi-VN"] });
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return answers ? answers(path) : Promise.reject(new Error("no network"));
  });
  return () => vi.unstubAllGlobals();
});

async function started() {
  vi.resetModules();
  return import("../../../web/patient/privacy/consent-state.ts");
}
/** The session of the phone says this of its people. */
async function shown(people: DevicePerson[], start = () => {}): Promise<void> {
  const { session, state } = await import("../../../web/patient/session/session.ts");
  start();
  session.value = { deviceId: encodeId("dev", new Uint8Array(16)), people, parameters, serverTime: 1 };
  state.value = "open";
}
const consent = (decision: "given" | "declined" | "withdrawn", version = CONSENT_VERSION, at = 1) => ({ decision, version, at });
const stored = (decision: string, at: number) => () =>
  Promise.resolve(Response.json({ decision, version: CONSENT_VERSION, language: "vi", relation: "self", at }));

describe("whether somebody has agreed", () => {
  it("is asked first, is asked anew for newer words, and is off after a no", async () => {
    const { consentNeed, mayMeasure } = await started();
    const need = (change: Parameters<typeof aPerson>[0]) => [consentNeed(aPerson(change)), mayMeasure(aPerson(change))];
    expect(need({ consent: null })).toEqual(["first", false]);
    expect(need({ consent: consent("given") })).toEqual([null, true]);
    expect(need({ consent: consent("given", CONSENT_VERSION - 1) })).toEqual(["again", true]);
    expect(need({ consent: consent("declined") })).toEqual(["off", false]);
    expect(need({ consent: consent("withdrawn") })).toEqual(["off", false]);
    expect(need({ consent: null, episodeState: "ended" })).toEqual([null, true]);
  });

  it("counts at once without a network, and is kept until the station has it", async () => {
    const of = aPerson({ consent: consent("given") });
    const first = await started();
    await first.answerConsent(of, "withdrawn");
    expect(first.consentNeed(of)).toBe("off");
    expect(first.isWaiting(of.personId)).toBe(true);
    const next = await started();
    expect(next.consentNeed(of)).toBe("off");
    answers = stored("withdrawn", 9);
    await next.answerConsent(of, "withdrawn");
    expect(next.isWaiting(of.personId)).toBe(false);
  });

  it("that the station has heard still counts when the app opens without a network on the session of before", async () => {
    const first = await started();
    answers = stored("given", 50);
    await first.answerConsent(aPerson({ consent: null }), "given");
    answers = null;
    const next = await started();
    expect(next.consentNeed(aPerson({ consent: null }))).toBeNull();
    expect(next.isWaiting(aPerson().personId)).toBe(false);
    asked.length = 0;
    await shown([aPerson({ consent: null })], next.startConsents);
    expect(asked).toEqual([]);
    expect(next.consentNeed(aPerson({ consent: consent("withdrawn", CONSENT_VERSION, 60) }))).toBe("off");
  });

  it("is kept beside the session no longer than the session lacks it", async () => {
    const { answerConsent, startConsents } = await started();
    answers = stored("given", 50);
    await answerConsent(aPerson({ consent: null }), "given");
    await shown([aPerson({ consent: null })], startConsents);
    expect(kept.has("consents")).toBe(true);
    await shown([aPerson({ consent: consent("given", CONSENT_VERSION, 50) })]);
    expect(kept.has("consents")).toBe(false);
  });

  it("a session that was asked for before the answer does not take it back; a newer one counts", async () => {
    const { answerConsent, consentNeed } = await started();
    answers = stored("given", 50);
    await answerConsent(aPerson({ consent: null }), "given");
    expect(consentNeed(aPerson({ consent: null }))).toBeNull();
    expect(consentNeed(aPerson({ consent: consent("declined", CONSENT_VERSION, 40) }))).toBeNull();
    expect(consentNeed(aPerson({ consent: consent("withdrawn", CONSENT_VERSION, 60) }))).toBe("off");
  });

  it("what an older version wrote and nobody can read is no answer", async () => {
    kept.set("consents", '{"per_1":{"decision":"maybe"}}');
    const { consentNeed } = await started();
    expect(consentNeed(aPerson({ consent: null }))).toBe("first");
  });
});
