import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether this file may be run by us. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not ours to run.
    return false;
  }
}

/** Where programs of these names would stand, in the order of PATH. */
export function inPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}
