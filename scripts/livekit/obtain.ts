import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../install/child.mjs";
import { Sentence } from "../install/sentence.mjs";
import { step } from "../install/step.mjs";
import { LIVEKIT_VERSION, livekitCache, livekitPath } from "./find.ts";
import { goBuilds } from "./go.ts";

const PACKAGE = `github.com/livekit/livekit-server/cmd/server@${LIVEKIT_VERSION}`;
const UNFINISHED = "unfinished-";
const FORGOTTEN_MS = 3_600_000;
const LAST_LINES = 8;

/** How a person gets a LiveKit server where it does not come by itself. */
export const HOW_TO_GET = [
  "macOS: brew install livekit",
  "Linux: curl -sSL https://get.livekit.io | bash",
  "with Go 1.26 or newer in the PATH it is installed by itself at the next start",
  "any other way: name the file in LIVEKIT_SERVER_BIN (docs/livekit.md)",
] as const;

/** Counts what Go tells, so that one sees it live: a line a module fetched, a line a package compiled. */
function counter(note: (words: string) => void): (line: string) => void {
  let [fetched, compiled] = [0, 0];
  return (line) => {
    if (line.startsWith("go: downloading")) fetched += 1;
    else if (/^[\w.]+(\/\S+)*$/.test(line)) compiled += 1;
    note(`${fetched} modules fetched, ${compiled} packages compiled`);
  };
}

async function build(folder: string, note: (words: string) => void): Promise<void> {
  const count = counter(note);
  const lines: string[] = [];
  const onLine = (line: string) => {
    count(line);
    lines.push(line);
  };
  // A -mod of this machine's own settings would forbid an installation by version.
  const env = { GOBIN: folder, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" };
  const code = await launch("go", ["install", "-v", PACKAGE], { env, onLine }).exited;
  if (code !== 0)
    throw new Sentence(`${lines.slice(-LAST_LINES).join("\n")}\nGo could not install LiveKit: see its words above.`);
}

/** What a start that was killed outright has left; a younger one may be another start's, at work. */
function sweep(cache: string): void {
  for (const name of readdirSync(cache).filter((each) => each.startsWith(UNFINISHED))) {
    const folder = join(cache, name);
    if (Date.now() - statSync(folder).mtimeMs > FORGOTTEN_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Compiled beside its place and moved there when whole: what stands in the cache is never half. */
async function install(note: (words: string) => void): Promise<void> {
  const cache = livekitCache();
  mkdirSync(cache, { recursive: true });
  sweep(cache);
  const folder = mkdtempSync(join(cache, UNFINISHED));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clear);
  try {
    await build(folder, note);
    renameSync(join(folder, "server"), join(cache, "server"));
  } finally {
    process.removeListener("exit", clear);
    clear();
  }
}

/** The LiveKit server of this machine, installed where Go can do it; null, with the reason printed, where there is none. */
export async function obtainLivekit(): Promise<string | null> {
  const found = livekitPath();
  if (found !== null || !(await goBuilds())) return found;
  try {
    await step("Get the call server (once, a minute or two)", install);
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
  }
  return livekitPath();
}
