import { describe, expect, it } from "vitest";
import { encodeId } from "../../../schema/ids.ts";
import type { AddendumLetter, CheckinLetter, HelpLetter } from "../../../web/patient/outbox/letter.ts";
import { addressOf, letter, readyEnvelope } from "../../../web/patient/outbox/letter.ts";
import {
  afterAnswer,
  afterParent,
  freeze,
  hurry,
  inOrder,
  isDue,
  isOld,
  isUnsent,
  latestCheckin,
  nextWakeAt,
  release,
  releaseWaiting,
  reopen,
  retry,
  waitMs,
} from "../../../web/patient/outbox/rules.ts";
import { aReceipt } from "./a-result.ts";

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const bytes = (seed: number) => new Uint8Array(16).fill(seed);
const personId = encodeId("per", bytes(1));
const episodeId = encodeId("epi", bytes(2));

function aCheckin(change: Partial<CheckinLetter> = {}): CheckinLetter {
  const id = encodeId("chk", bytes(3));
  return {
    kind: "checkin",
    id,
    personId,
    episodeId,
    receipt: null,
    form: null,
    content: {
      id,
      recordedAt: NOW,
      language: "vi",
      measurements: {
        spo2: { first: 95 },
        pulse: null,
        respiratoryRate: { counted: null },
        temperatureCelsius: null,
        bloodPressure: { systolicMmhg: null, diastolicMmhg: null },
        onOxygen: null,
        measuringConditions: [],
        symptoms: { answered: false, codes: [] },
        note: null,
      },
    },
    ...readyEnvelope(NOW),
    ...change,
  };
}
function anAddendum(change: Partial<AddendumLetter> = {}): AddendumLetter {
  const id = encodeId("add", bytes(4));
  const parent = encodeId("chk", bytes(3));
  return {
    kind: "addendum",
    id,
    checkinId: parent,
    personId,
    episodeId,
    content: { id, recordedAt: NOW, spo2Second: 97 },
    ...readyEnvelope(NOW),
    ...change,
  };
}
function aHelp(): HelpLetter {
  const id = encodeId("not", bytes(5));
  return {
    kind: "help",
    id,
    personId,
    episodeId,
    content: { id, kind: "help", recordedAt: NOW, message: null },
    ...readyEnvelope(NOW + 5),
  };
}
const aProblem = (type: string, status: number) => ({ type, status, title: type, requestId: "r" });

describe("a reading is never lost", () => {
  it("survives a round through the store", () => {
    for (const one of [aCheckin(), anAddendum(), aHelp()]) expect(letter.parse(structuredClone(one))).toEqual(one);
  });

  it("is tried again when no answer came, ever more slowly, at least once a minute", () => {
    let one = aCheckin();
    for (let tries = 0; tries < 20; tries++) {
      const after = afterAnswer(one, { kind: "lost" }, NOW);
      if (after.kind !== "checkin") throw new Error("kind changed");
      one = after;
      expect(one.state).toBe("ready");
      expect(one.nextTryAt - NOW).toBe(waitMs(tries));
      expect(one.nextTryAt - NOW).toBeLessThanOrEqual(60_000);
    }
  });

  it.each([
    ["not-signed-in", 401],
    ["too-many-tries", 429],
    ["internal", 500],
    ["too-busy", 503],
    ["unreadable-body", 400],
    ["cross-site", 403],
    // A page between phone and service answered; nothing of ours said "no".
    ["internal", 403],
    ["internal", 404],
  ])("is kept and tried again after %s", (type, status) => {
    const after = afterAnswer(aCheckin(), { kind: "problem", problem: aProblem(type, status) }, NOW);
    expect(after).toMatchObject({ state: "ready", problem: { type } });
    expect(isUnsent(after)).toBe(true);
  });

  it.each([
    ["id-conflict", 409],
    ["episode-ended", 409],
    ["invalid-body", 422],
    ["not-found", 404],
    ["forbidden", 403],
  ])("is refused, with its content, after %s", (type, status) => {
    const before = aCheckin();
    const after = afterAnswer(before, { kind: "problem", problem: aProblem(type, status) }, NOW);
    expect(after).toMatchObject({ state: "refused", content: before.content, problem: { type } });
    expect(isUnsent(after)).toBe(true);
    expect(isOld(after, NOW + 365 * 86_400_000)).toBe(false);
  });

  it("waits as long as the service asks", () => {
    const problem = { ...aProblem("too-many-tries", 429), retryAt: NOW + 900_000 };
    const after = afterAnswer(aCheckin(), { kind: "problem", problem }, NOW);
    expect(after.nextTryAt).toBe(NOW + 900_000);
    expect(hurry(after, NOW + 1).nextTryAt).toBe(NOW + 900_000);
    expect(hurry(after, NOW + 900_001)).toBe(after);
  });

  it("is sent again with the same id and content when a person asks", () => {
    const refused = afterAnswer(aCheckin(), { kind: "problem", problem: aProblem("not-found", 404) }, NOW);
    const again = retry(refused, NOW + 10);
    expect(again).toMatchObject({ state: "ready", id: refused.id, content: refused.content });
    expect(isDue(again, [again], NOW + 10)).toBe(true);
  });

  it("waits no longer than a quarter of an hour, whatever the server asks or a clock that was set back says", () => {
    const problem = { ...aProblem("too-many-tries", 429), retryAt: NOW + DAY };
    expect(afterAnswer(aCheckin(), { kind: "problem", problem }, NOW).nextTryAt).toBe(NOW + 900_000);
    const written = aCheckin({ nextTryAt: NOW + 60_000 });
    expect(isDue(written, [written], NOW)).toBe(false);
    expect(isDue(written, [written], NOW - DAY)).toBe(true);
    expect(release(aCheckin({ state: "draft", sendBy: NOW + 120_000 }), NOW - DAY).state).toBe("ready");
  });

  it("is sent again when a new code opens its person here, and only theirs", () => {
    const gone = aCheckin({ state: "refused", problem: aProblem("not-found", 404), settledAt: null });
    expect(reopen(gone, [personId], NOW)).toMatchObject({ state: "ready", id: gone.id, content: gone.content, nextTryAt: NOW });
    expect(reopen(gone, [encodeId("per", bytes(8))], NOW)).toBe(gone);
    const unheard = aCheckin({ problem: aProblem("not-signed-in", 401), nextTryAt: NOW + 60_000 });
    expect(reopen(unheard, [personId], NOW)).toMatchObject({ state: "ready", problem: null, nextTryAt: NOW });
    const conflict = aCheckin({ state: "refused", problem: aProblem("id-conflict", 409) });
    expect(reopen(conflict, [personId], NOW).state).toBe("refused");
  });

  it("is due again when its sender died in the middle", () => {
    const one = aCheckin({ state: "sending" });
    expect(isDue(one, [one], NOW)).toBe(true);
  });
});

describe("the receipt", () => {
  it("ends the waiting and stays for a week, without what was typed on the way", () => {
    const after = afterAnswer(aCheckin({ form: { step: "summary" } }), { kind: "taken", receipt: null }, NOW);
    expect(after.state).toBe("receipted");
    expect(isUnsent(after)).toBe(false);
    expect(after).toMatchObject({ form: null });
    expect(isOld(after, NOW + 6 * 86_400_000)).toBe(false);
    expect(isOld(after, NOW + 8 * 86_400_000)).toBe(true);
  });
});

describe("a low first reading waits for its second on the phone", () => {
  const draft = aCheckin({ state: "draft", sendBy: NOW + 120_000 });

  it("and leaves without it after its time", () => {
    expect(release(draft, NOW + 119_999)).toBe(draft);
    expect(release(draft, NOW + 120_000).state).toBe("ready");
    expect(nextWakeAt([draft])).toBe(NOW + 120_000);
  });
  it("and leaves when the page goes away", () => expect(releaseWaiting(draft, NOW).state).toBe("ready"));
  it("but a draft that waits for the person stays", () => {
    const open = aCheckin({ state: "draft" });
    expect(releaseWaiting(open, NOW)).toBe(open);
    expect(release(open, NOW + 1e9)).toBe(open);
    expect(isDue(open, [open], NOW)).toBe(false);
  });
  it("and what is frozen is not frozen again", () => {
    const ready = aCheckin();
    expect(freeze(ready, NOW + 5)).toBe(ready);
  });
});

describe("order", () => {
  it("sends a call for help before anything else", () => {
    expect([anAddendum(), aCheckin(), aHelp()].sort(inOrder).map((one) => one.kind)).toEqual(["help", "checkin", "addendum"]);
  });
  it("sends what was added only after its check-in has arrived", () => {
    const waiting = aCheckin();
    const taken = aCheckin({ state: "receipted" });
    expect(isDue(anAddendum(), [waiting, anAddendum()], NOW)).toBe(false);
    expect(isDue(anAddendum(), [taken, anAddendum()], NOW)).toBe(true);
    expect(isDue(anAddendum(), [anAddendum()], NOW)).toBe(true);
  });
  it("wakes nobody for what was added before its check-in can leave", () => {
    const waiting = aCheckin({ nextTryAt: NOW + 60_000 });
    expect(nextWakeAt([waiting, anAddendum()])).toBe(NOW + 60_000);
    expect(nextWakeAt([aCheckin({ state: "receipted" }), anAddendum()])).toBe(NOW);
  });
  it("tells of an addition whose check-in was refused", () => {
    const refused = aCheckin({ state: "refused", problem: aProblem("not-found", 404) });
    expect(afterParent(anAddendum(), [refused])).toMatchObject({ state: "refused", problem: { type: "not-found" } });
  });
  it("finds the newest check-in of a person that has left the form", () => {
    const older = aCheckin();
    const newer = aCheckin({ id: encodeId("chk", bytes(9)), content: { ...older.content, recordedAt: NOW + 1 } });
    const draft = aCheckin({ state: "draft", content: { ...older.content, recordedAt: NOW + 2 } });
    expect(latestCheckin([older, newer, draft], personId)?.id).toBe(newer.id);
    expect(latestCheckin([older], encodeId("per", bytes(8)))).toBeNull();
    // Written by a clock that was hours ahead, and placed by the station.
    const ahead = aCheckin({
      content: { ...older.content, recordedAt: NOW + 5 * 3_600_000 },
      receipt: aReceipt({ measuredAt: NOW }),
    });
    expect(latestCheckin([ahead, newer], personId)?.id).toBe(newer.id);
  });
  it("has an address for each kind", () => {
    expect(addressOf(aCheckin())).toBe(`/api/phone/episodes/${episodeId}/checkins`);
    expect(addressOf(anAddendum())).toBe(`/api/phone/checkins/${encodeId("chk", bytes(3))}/addenda`);
    expect(addressOf(aHelp())).toBe(`/api/phone/episodes/${episodeId}/help`);
  });
});
