import { spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { Sentence } from "../install/sentence.mjs";
import { inPath, isProgram } from "../service/program.ts";

/** The version that everything was tried with; its neighbours cannot be installed by `go install`. */
export const LIVEKIT_VERSION = "v1.13.5";

/** Outside the repository: one installation serves every clone of it on this machine. */
export function livekitCache(): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(caches, "dong-hanh", `livekit-${LIVEKIT_VERSION}`);
}

/** Somebody who names a file means that file: one that does not run is said, and no other is taken for it. */
function named(file: string): string {
  if (isProgram(file) && spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0) return file;
  throw new Sentence(`LIVEKIT_SERVER_BIN names ${file}, which is no LiveKit server that runs here. Correct it, or leave it out.`);
}

/** The LiveKit server of this machine: the file named by LIVEKIT_SERVER_BIN, else PATH, else our cache; null where there is none. */
export function livekitPath(): string | null {
  if (process.env.LIVEKIT_SERVER_BIN) return named(process.env.LIVEKIT_SERVER_BIN);
  return [...inPath(["livekit-server"]), join(livekitCache(), "server")].find(isProgram) ?? null;
}
