import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

function filesUnder(path: string, leaveOut: readonly string[]): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const inside = globSync(`${path}/**/*`).filter((file) => !leaveOut.some((folder) => file.startsWith(folder)));
  return inside.filter((file) => statSync(file).isFile()).sort();
}

/** A hash over names and contents of these files and folders; a step is skipped while it stays the same. */
export function fingerprint(paths: readonly string[], leaveOut: readonly string[] = []): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(path, leaveOut))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether this mark was left by `leaveMark`. */
export const markIs = (file: string, mark: string): boolean => existsSync(file) && readFileSync(file, "utf8") === mark;

export function leaveMark(file: string, mark: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, mark);
}
