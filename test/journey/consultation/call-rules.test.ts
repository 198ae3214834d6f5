import { describe, expect, it } from "vitest";
import { differences, inRoomUntil, leftAt, type Presence } from "../../../worker/journey/consultation/call/rules.ts";

const LOOK = 1_000_000;
const stay = (sid: string, over: Partial<Presence> = {}): Presence => ({
  sid,
  joinedAt: 1,
  leftAt: null,
  leftHow: null,
  ...over,
});
const there = (...sids: string[]) => ({ at: LOOK, there: sids.map((sid) => ({ sid })) });
const sidsOf = (recorded: readonly Presence[], look: Parameters<typeof differences<{ sid: string }>>[1]) => {
  const { arrived, returned, departed } = differences(recorded, look);
  return {
    arrived: arrived.map(({ sid }) => sid),
    returned: returned.map(({ sid }) => sid),
    departed: departed.map(({ sid }) => sid),
  };
};

describe("a look into the room against the record", () => {
  it("agrees: nothing changes", () => {
    expect(sidsOf([stay("a"), stay("b", { leftAt: 5, leftHow: "told" })], there("a"))).toEqual({
      arrived: [],
      returned: [],
      departed: [],
    });
  });

  it("there without a record, recorded but not there, seen absent but there", () => {
    const recorded = [stay("gone"), stay("back", { leftAt: 5, leftHow: "reconciled" })];
    expect(sidsOf(recorded, there("new", "back"))).toEqual({ arrived: ["new"], returned: ["back"], departed: ["gone"] });
  });

  it("a departure that was told is believed over a list that may be older", () => {
    expect(sidsOf([stay("a", { leftAt: 5, leftHow: "told" })], there("a"))).toEqual({ arrived: [], returned: [], departed: [] });
  });

  it("whoever came within ten seconds before the look, or after it, is not missed yet", () => {
    const at = (joinedAt: number) => sidsOf([stay("a", { joinedAt })], there()).departed;
    expect([at(LOOK - 10_001), at(LOOK - 10_000), at(LOOK - 9_999), at(LOOK + 1)]).toEqual([["a"], ["a"], [], []]);
  });

  it("without a room nobody is there who came before the look, however shortly", () => {
    const at = (joinedAt: number) => sidsOf([stay("a", { joinedAt })], { at: LOOK, there: null }).departed;
    expect([at(LOOK - 1), at(LOOK), at(LOOK + 1)]).toEqual([["a"], ["a"], []]);
  });
});

it("LiveKit tells in whole seconds: nobody leaves before they came, and the end of a room ends stays of its last second", () => {
  expect([leftAt(5_000, 5_250), leftAt(6_000, 5_250)]).toEqual([5_250, 6_000]);
  const recorded = [stay("a", { joinedAt: 5_999 }), stay("b", { joinedAt: 6_000 }), stay("c", { leftAt: 2, leftHow: "told" })];
  expect(inRoomUntil(recorded, 5_000).map(({ sid }) => sid)).toEqual(["a"]);
});
