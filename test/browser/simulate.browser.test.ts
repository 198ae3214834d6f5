import { describe, expect, it } from "vitest";
import { patientList } from "#schema/api/enrolment.ts";
import { apiOf, bodyOf } from "../../scripts/simulate/api.ts";
import { readSimulateFlags } from "../../scripts/simulate/flags.ts";
import { simulate } from "../../scripts/simulate/main.ts";
import { signIn } from "../../scripts/simulate/station.ts";
import { here } from "./here.ts";
import { swallowingProxy } from "./outside/swallowing-proxy.ts";

// Stations of their own, so that nobody else's board moves. A simulated day in a few seconds.
const FAST = ["--minutes", "0.15", "--speed", "9600"];
const forever = new AbortController().signal;

async function followedAt(station: string): Promise<number | undefined> {
  const api = apiOf(here().origin);
  const { cookie } = await signIn(api, station);
  return bodyOf(patientList, await api({ method: "GET", path: "/api/patients", cookie }))?.total;
}

describe("a simulated day against the real service", () => {
  it("ends with a ledger that agrees exactly with records, boards and database; at a second start nobody is enrolled twice", async () => {
    const day = ["--patients", "16", "--seed", "5", "--stations", "tan-an,le-binh", "--origin", here().origin, ...FAST];
    const flags = readSimulateFlags([...day, `--check-database=${here().state}`]);
    const first = await simulate(flags, forever);
    expect(first.lines.join("\n")).toContain("agree exactly");
    const inCare = await followedAt("tan-an");
    const second = await simulate(flags, forever);
    expect(second.lines.join("\n")).toContain("agree exactly");
    expect([first.agrees, second.agrees, await followedAt("tan-an")]).toEqual([true, true, inCare]);
  });

  it("finds the one check-in that was acknowledged and lost on the way", async () => {
    const proxy = await swallowingProxy(here().origin);
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
    const flags = readSimulateFlags(["--patients", "4", "--seed", "7", "--stations", "hung-phu", "--origin", here().origin]);
    const { agrees, lines } = await simulate(flags, AbortSignal.abort());
    expect([agrees, lines[0]]).toEqual([true, expect.stringMatching(/patients +0$/)]);
  });
});
