import { describe, expect, it } from "vitest";
import { nextDueOf } from "../../../web/patient/home/next-due.ts";
import { aPerson, MORNING } from "./a-person.ts";
import { aLetter, aReceipt } from "./a-result.ts";

const HOUR = 3_600_000;
const of = aPerson({ nextDueAt: MORNING, dueWhy: "severity" });
const received = (at: number, nextDueAt: number | null) => ({ ...aLetter(), receipt: aReceipt({ receivedAt: at, nextDueAt }) });

describe("when the next check-in is due", () => {
  it("is what the session says, also of a check-in that the station does not have", () => {
    expect(nextDueOf(of, null, MORNING)).toEqual({ at: MORNING, why: "severity" });
    expect(nextDueOf(of, aLetter(), MORNING)).toEqual({ at: MORNING, why: "severity" });
    expect(nextDueOf(of, received(MORNING, MORNING + 9 * HOUR), MORNING)).toEqual({ at: MORNING, why: "severity" });
  });

  it("is what a receipt said that came after the session: nobody is told that a check-in is late which the station has", () => {
    expect(nextDueOf(of, received(MORNING + 1, MORNING + 11 * HOUR), MORNING)).toEqual({ at: MORNING + 11 * HOUR, why: null });
    expect(nextDueOf(of, received(MORNING + 1, null), MORNING)).toEqual({ at: null, why: null });
  });
});
