import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();
/** What was just killed may write for an instant more. */
const PATIENT = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

process.on("exit", () => {
  for (const folder of folders) rmSync(folder, PATIENT);
});

export interface OwnFolder {
  readonly path: string;
  remove(): void;
}

/** A folder beside the system's other short-lived ones. It is removed by its owner, or at the end of this process: it holds secrets. */
export function ownFolder(prefix: string): OwnFolder {
  const path = mkdtempSync(join(tmpdir(), prefix));
  folders.add(path);
  const remove = () => {
    rmSync(path, PATIENT);
    folders.delete(path);
  };
  return { path, remove };
}
