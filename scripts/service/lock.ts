import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Sentence } from "../install/sentence.mjs";

const LOCK = ".dev/lock";
/** The process groups that the lock's holder has started, each with what stands in the command line of its first process. */
const SERVICE = { file: ".dev/service-group", mark: "wrangler\0dev" } as const;
const LIVEKIT = { file: ".dev/livekit-group", mark: ".dev/livekit.yaml" } as const;
const GROUPS = [SERVICE, LIVEKIT];

const numberIn = (file: string): number => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0);

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

/** Whether this number still belongs to what we started, and not to whoever has got it since. Known on Linux alone. */
function isOurs(pid: number, mark: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return pid > 1 && existsSync(commandLine) && readFileSync(commandLine, "utf8").includes(mark);
}

/** A start that was killed outright leaves its service and its LiveKit behind, which hold the ports and the database. */
function endLeftBehind(): void {
  for (const { file, mark } of GROUPS) {
    const group = numberIn(file);
    if (isOurs(group, mark)) process.kill(-group, "SIGKILL");
    rmSync(file, { force: true });
  }
}

/** One start in a folder at a time: two would write the same database. A lock whose process has died counts for nothing. */
export function takeLock(): void {
  const other = numberIn(LOCK);
  if (other > 0 && other !== process.pid && lives(other))
    throw new Sentence(
      `The service already runs in this folder (process ${other}). Stop it first: Ctrl-C there, or kill ${other}`,
    );
  endLeftBehind();
  rmSync(LOCK, { force: true });
  writeFileSync(LOCK, String(process.pid), { flag: "wx" });
  process.on("exit", () => {
    if (numberIn(LOCK) !== process.pid) return;
    for (const { file } of GROUPS) rmSync(file, { force: true });
    rmSync(LOCK);
  });
}

/** Written down so that the next start finds what outlived this process. */
export const noteService = (group: number): void => writeFileSync(SERVICE.file, String(group));
export const noteLivekit = (group: number): void => writeFileSync(LIVEKIT.file, String(group));
