import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "../scripts/service/port.ts";
import { planCallServer, startCallServer } from "./browser/outside/livekit.ts";

/** A real LiveKit for the Worker under test. Nobody listens for its webhooks: a Worker in a test has no port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "dong-hanh-calls-"));
  const plan = await planCallServer(folder, await freePort());
  if (plan === null)
    throw new Error("There is no LiveKit server on this machine: the project of calls should have been left out");
  const server = await startCallServer(plan);
  project.provide("livekit", plan);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
