import { readdirSync, readFileSync } from "node:fs";

/** Linux counts the time of processes in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Fields of /proc/PID/stat after the name, which may hold anything; null: it is gone, or this is no Linux. */
function statOf(pid: string): { readonly name: string; readonly fields: readonly string[] } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    return { name: text.slice(text.indexOf("(") + 1, end), fields: text.slice(end + 2).split(" ") };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

function processes(): readonly string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    // No Linux: nothing is told of the processor.
    return [];
  }
}

/** Seconds of processor, user and system, that the workerd of this process group has used; null where it cannot be read. */
export function workerdCpuSeconds(group: number): number | null {
  for (const pid of processes()) {
    const stat = statOf(pid);
    if (stat?.name !== "workerd" || Number(stat.fields[2]) !== group) continue;
    return (Number(stat.fields[11]) + Number(stat.fields[12])) / TICKS_A_SECOND;
  }
  return null;
}

/** The share of the last ten seconds in which something waited for a processor, in %; null where the kernel does not say. */
export function cpuPressure(): number | null {
  try {
    const share = /some avg10=([\d.]+)/.exec(readFileSync("/proc/pressure/cpu", "utf8"))?.[1];
    return share === undefined ? null : Number(share);
  } catch {
    // A kernel without pressure figures.
    return null;
  }
}
