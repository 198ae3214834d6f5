import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Sentence } from "../install/sentence.mjs";

const LOCK = ".dev/lock";
/** The process group of the service that the lock's holder has started. */
const GROUP = ".dev/service-group";

const numberIn = (file: string): number => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0);

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

/** Whether this number still belongs to a wrangler, and not to whoever has got it since. Known on Linux alone. */
function isOurs(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return pid > 1 && existsSync(commandLine) && readFileSync(commandLine, "utf8").includes("wrangler\0dev");
}

/** A start that was killed outright leaves its service behind, which holds the port and the database. */
function endLeftService(): void {
  const group = numberIn(GROUP);
  if (isOurs(group)) process.kill(-group, "SIGKILL");
  rmSync(GROUP, { force: true });
}

/** One start in a folder at a time: two would write the same database. A lock whose process has died counts for nothing. */
export function takeLock(): void {
  const other = numberIn(LOCK);
  if (other > 0 && other !== process.pid && lives(other))
    throw new Sentence(
      `The service already runs in this folder (process ${other}). Stop it first: Ctrl-C there, or kill ${other}`,
    );
  endLeftService();
  rmSync(LOCK, { force: true });
  writeFileSync(LOCK, String(process.pid), { flag: "wx" });
  process.on("exit", () => {
    if (numberIn(LOCK) !== process.pid) return;
    rmSync(GROUP, { force: true });
    rmSync(LOCK);
  });
}

/** Written down so that the next start finds a service that outlived this process. */
export const noteService = (group: number): void => writeFileSync(GROUP, String(group));
