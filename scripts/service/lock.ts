import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Sentence } from "../install/sentence.mjs";

const LOCK = ".dev/lock";

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

function holder(): number {
  return existsSync(LOCK) ? Number(readFileSync(LOCK, "utf8")) : 0;
}

/** One start in a folder at a time: two would write the same database. A lock whose process has died counts for nothing. */
export function takeLock(): void {
  const other = holder();
  if (other > 0 && other !== process.pid && lives(other))
    throw new Sentence(
      `The service already runs in this folder (process ${other}). Stop it first: Ctrl-C there, or kill ${other}`,
    );
  if (existsSync(LOCK)) rmSync(LOCK);
  writeFileSync(LOCK, String(process.pid), { flag: "wx" });
  process.on("exit", () => {
    if (holder() === process.pid) rmSync(LOCK);
  });
}
