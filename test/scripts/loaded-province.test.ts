import { describe, expect, it } from "vitest";
import { percentile } from "../../scripts/bench/figure.ts";
import { PARTS, readBenchFlags } from "../../scripts/bench/flags.ts";
import { alertFaults, doubled, ledgerOf } from "../../scripts/loaded-province/ledger.ts";
import { alertExpected, READING_NAMES } from "../../scripts/loaded-province/readings.ts";
import type { Sending } from "../../scripts/loaded-province/sender.ts";
import type { Stored } from "../../scripts/loaded-province/stored.ts";

const EPISODE = "epi_00000000000000000000000001";
const FACILITY = "fac_00000000000000000000000001";

function aSending(over: Partial<Sending> = {}): Sending {
  const phone = { cookie: "", episode: EPISODE, facility: FACILITY, reading: "urgent" } as const;
  const state = { tries: 1, acknowledgedAt: 2, status: 201, known: false, shownAt: 3 };
  return { id: "chk_00000000000000000000000001", phone, dueAt: 1, ...state, ...over };
}

function aStored(over: Partial<Stored> = {}): Stored {
  const alert = { id: "alr_1", facility: FACILITY, episode: EPISODE, text: alertExpected("urgent") ?? "" };
  const checkins = new Set(["chk_00000000000000000000000001"]);
  const traces = new Map([[EPISODE, [1, 1, 1]]]);
  return { checkins, traces, alerts: [alert], raised: 1, waiting: 0, ended: 0, sound: true, ...over };
}

describe("the ledger of what was sent against the database", () => {
  it("is empty of faults when each check-in was recorded whole and once", () => {
    expect(ledgerOf([aSending()], aStored())).toEqual({ sent: 1, acknowledged: 1, lost: 0, unanswered: 0, refusals: [] });
    expect(doubled([aSending()], aStored())).toBe(0);
    expect(alertFaults([aSending()], aStored())).toEqual({ expected: 1, missing: 0, wrong: 0 });
  });
  it("finds what was acknowledged and is not there, and what was never answered", () => {
    expect(ledgerOf([aSending()], aStored({ checkins: new Set() })).lost).toBe(1);
    const refused = ledgerOf([aSending({ acknowledgedAt: null, status: 409 })], aStored());
    expect([refused.unanswered, refused.refusals]).toEqual([1, ["409"]]);
  });
  it.each([0, 1, 2])("finds one that was written twice, or not, at trace %s", (at) => {
    for (const times of [0, 2]) {
      const traces = new Map([[EPISODE, [1, 1, 1].map((one, each) => (each === at ? times : one))]]);
      expect(doubled([aSending()], aStored({ traces }))).toBe(1);
    }
  });
  it("finds an alert that is missing, another, unasked for, or raised twice", () => {
    const [alert] = aStored().alerts;
    expect(alertFaults([aSending()], aStored({ alerts: [], raised: 0 })).missing).toBe(1);
    const other = [{ ...alert, id: "alr_1", facility: FACILITY, episode: EPISODE, text: "watch T-W" }];
    expect(alertFaults([aSending()], aStored({ alerts: other })).wrong).toBe(1);
    expect(alertFaults([], aStored()).wrong).toBe(1);
    expect(alertFaults([aSending()], aStored({ raised: 2 })).wrong).toBe(1);
  });
});

it("the readings of a load have one of each weight", () =>
  expect(READING_NAMES.map((reading) => alertExpected(reading)?.split(" ")[0] ?? "routine")).toEqual([...READING_NAMES]));

it("percentiles are values that were measured", () => {
  expect([50, 99, 100].map((percent) => percentile([4, 1, 3, 2], percent))).toEqual([2, 4, 4]);
});

it("the bench runs what was asked for, in its own order", () => {
  expect(readBenchFlags(["--only", "ingest", "--only", "bundle", "--quick"])).toEqual({
    quick: true,
    only: ["bundle", "ingest"],
  });
  expect(readBenchFlags([]).only).toEqual(PARTS);
});
