import { describe, expect, inject, it } from "vitest";
import { readSimulateFlags } from "../../scripts/simulate/flags.ts";
import { simulate } from "../../scripts/simulate/main.ts";
import { swallowingProxy } from "./swallowing-proxy.ts";

// Stations of their own, so that nobody else's board moves. A simulated day in a few seconds.
const FAST = ["--minutes", "0.15", "--speed", "9600"];
const forever = new AbortController().signal;

describe("a simulated day against the real service", () => {
  it("ends with a ledger that agrees exactly with the records, the boards and the database", async () => {
    const flags = ["--patients", "16", "--seed", "5", "--stations", "tan-an,le-binh", "--origin", inject("origin"), ...FAST];
    const { agrees, lines } = await simulate(readSimulateFlags([...flags, `--check-database=${inject("state")}`]), forever);
    expect(lines.join("\n")).toContain("agree exactly");
    expect(agrees).toBe(true);
  });

  it("knows its people again at a second start: nobody is doubled, and the ledger goes on from what is there", async () => {
    const args = ["--patients", "16", "--seed", "5", "--stations", "tan-an,le-binh", "--origin", inject("origin"), ...FAST];
    const { agrees, lines } = await simulate(readSimulateFlags(args), forever);
    expect(lines.join("\n")).toContain("agree exactly");
    expect(agrees).toBe(true);
  });

  it("finds the one check-in that was acknowledged and lost on the way", async () => {
    const proxy = await swallowingProxy(inject("origin"));
    const args = ["--patients", "6", "--seed", "6", "--stations", "hung-phu", "--origin", proxy.origin, ...FAST];
    const { agrees, lines } = await simulate(readSimulateFlags(args), forever);
    proxy.close();
    expect(proxy.swallowed()).not.toBeNull();
    expect(lines.join("\n")).toContain(`${proxy.swallowed()} was acknowledged and is not recorded`);
    expect(agrees).toBe(false);
  });

  it("tells in a sentence that nobody listens", async () => {
    const args = ["--patients", "1", "--origin", "http://127.0.0.1:1", ...FAST];
    await expect(simulate(readSimulateFlags(args), forever)).rejects.toThrow(/could not sign in \(no answer\)/);
  });

  it("ends when it is asked to, with the ledger of what was done", async () => {
    const flags = readSimulateFlags(["--patients", "4", "--seed", "7", "--stations", "hung-phu", "--origin", inject("origin")]);
    const { agrees, lines } = await simulate(flags, AbortSignal.abort());
    expect([agrees, lines[0]]).toEqual([true, expect.stringMatching(/patients +0$/)]);
  });
});
