import { finish } from "../install/child.mjs";

const OLDEST = [1, 26] as const;

/** Whether this is a Go that compiles LiveKit, e.g. "go1.26.8". */
export function isNewEnough(version: string): boolean {
  const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Whether a Go that is new enough stands in the PATH. */
export async function goBuilds(): Promise<boolean> {
  try {
    const { code, output } = await finish("go", ["env", "GOVERSION"]);
    return code === 0 && isNewEnough(output.trim());
  } catch {
    // There is no Go.
    return false;
  }
}
