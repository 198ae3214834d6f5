import { describe, expect, it } from "vitest";
import type { AskedView } from "../../../schema/api/triage.ts";
import { encodeId } from "../../../schema/ids.ts";
import { askedIn, callBackWaits, isOpen, standingOf } from "../../../web/patient/help/asked.ts";
import type { HelpLetter } from "../../../web/patient/outbox/letter.ts";
import { readyEnvelope } from "../../../web/patient/outbox/letter.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const idOf = (seed: number) => encodeId("not", new Uint8Array(16).fill(seed));
const personId = encodeId("per", new Uint8Array(16).fill(1));
const episodeId = encodeId("epi", new Uint8Array(16).fill(2));
const ha = { id: encodeId("stf", new Uint8Array(16).fill(7)), name: "Hà", title: "ĐD" };

function aLetter(seed: number, content: Partial<HelpLetter["content"]> = {}, envelope: Partial<HelpLetter> = {}): HelpLetter {
  const id = idOf(seed);
  return {
    kind: "help",
    id,
    personId,
    episodeId,
    content: { id, kind: "request", wants: ["call_back"], recordedAt: NOW, message: null, ...content },
    ...readyEnvelope(NOW),
    ...envelope,
  };
}
const aView = (seed: number, over: Partial<AskedView> = {}): AskedView => ({
  id: idOf(seed),
  kind: "request",
  wants: ["call_back"],
  message: null,
  recordedAt: NOW,
  receivedAt: NOW,
  taken: null,
  words: [],
  done: null,
  ...over,
});
const taken = { at: NOW, by: ha };
const done = { at: NOW, by: ha, reason: "request_met" } as const;
const only = (letters: readonly HelpLetter[], views: readonly AskedView[] = []) => askedIn(episodeId, letters, views)[0];

describe("what was asked for, from this phone and from others", () => {
  it("stands once, newest first; what the station says of it comes with it", () => {
    const all = askedIn(
      episodeId,
      [aLetter(1), aLetter(2, { recordedAt: NOW - HOUR })],
      [aView(2, { taken, recordedAt: NOW - HOUR }), aView(3, { recordedAt: NOW - 2 * HOUR })],
    );
    expect(all.map(({ id, letter, view }) => [id, letter !== null, view !== null])).toEqual([
      [idOf(1), true, false],
      [idOf(2), true, true],
      [idOf(3), false, true],
    ]);
  });

  it("is of this illness alone, and a letter of before that says no want is a wish to be called", () => {
    const other = aLetter(1, {}, { episodeId: encodeId("epi", new Uint8Array(16).fill(9)) });
    expect(askedIn(episodeId, [other], [])).toEqual([]);
    const { wants: _, ...content } = aLetter(2).content;
    expect(only([{ ...aLetter(2), content }])?.wants).toEqual(["call_back"]);
  });
});

describe("how far it has come", () => {
  const standing = (letter: HelpLetter | null, view: AskedView | null) => {
    const asked = only(letter ? [letter] : [], view ? [view] : []);
    return asked && standingOf(asked);
  };

  it("goes from the moment to think better of it to done, and is never further than what is known", () => {
    expect(standing(aLetter(1, {}, { state: "draft", sendBy: NOW + 1 }), null)).toBe("leaving");
    expect(standing(aLetter(1), null)).toBe("here");
    expect(standing(aLetter(1, {}, { state: "sending" }), null)).toBe("here");
    expect(standing(aLetter(1, {}, { state: "refused" }), null)).toBe("refused");
    expect(standing(aLetter(1, {}, { state: "receipted" }), null)).toBe("station");
    expect(standing(null, aView(1))).toBe("station");
    expect(standing(aLetter(1), aView(1, { taken }))).toBe("taken");
    expect(standing(null, aView(1, { taken, done }))).toBe("done");
  });

  it("is waited for until it is closed; what the station does not list is forgotten after a day, never what it has not got", () => {
    const open = (letter: HelpLetter | null, view: AskedView | null, at = NOW) => {
      const asked = only(letter ? [letter] : [], view ? [view] : []);
      return asked !== undefined && isOpen(asked, at);
    };
    const later = NOW + 25 * HOUR;
    expect(open(null, aView(1), later)).toBe(true);
    expect(open(null, aView(1, { done }))).toBe(false);
    expect(open(aLetter(1, {}, { state: "receipted" }), null, NOW + HOUR)).toBe(true);
    expect(open(aLetter(1, {}, { state: "receipted" }), null, later)).toBe(false);
    expect(open(aLetter(1), null, later)).toBe(true);
    expect(open(aLetter(1, {}, { state: "refused" }), null, later)).toBe(true);
    expect(open(aLetter(1, {}, { state: "refused", settledAt: NOW }), null)).toBe(false);
  });
});

describe("what is offered beside it", () => {
  it("a call back is asked for once, and again when the station's two hours are over", () => {
    const waits = (age: number, view?: Partial<AskedView>) =>
      callBackWaits(askedIn(episodeId, [], [aView(1, { recordedAt: NOW - age, ...view })]), NOW);
    expect([waits(0), waits(2 * HOUR), waits(2 * HOUR + 1)]).toEqual(["waits", "waits", "overdue"]);
    expect([waits(0, { done }), waits(0, { wants: ["food"] })]).toEqual(["no", "no"]);
    expect(callBackWaits([], NOW)).toBe("no");
  });
});
