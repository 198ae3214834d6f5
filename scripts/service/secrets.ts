import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import webPush from "web-push";

const MINE_ALONE = 0o600;

/** Writes a file that its owner alone may read. It is made anew: one that was open to others would be open while it is written. */
export function writePrivate(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: MINE_ALONE, flag: "wx" });
}

/** Secrets for a machine of one's own, made once. Not those of a deployment: docs/operations.md. */
function fresh(): Record<string, string> {
  const vapid = webPush.generateVAPIDKeys();
  return {
    SESSION_KEY: randomBytes(32).toString("base64url"),
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: "mailto:operator@dong-hanh.example",
  };
}

/** Completes the file of secrets, readable by its owner alone; what stands there stays. Answers all of them. */
export function keepSecrets(file: string): Record<string, string> {
  const kept: Record<string, string> = {};
  if (existsSync(file))
    for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8")))) kept[name] = value ?? "";
  const missing = Object.entries(fresh()).filter(([name]) => !kept[name]);
  if (missing.length > 0) {
    const lines = Object.entries({ ...kept, ...Object.fromEntries(missing) }).map(([name, value]) => `${name}="${value}"`);
    writePrivate(file, `${lines.join("\n")}\n`);
  }
  return { ...kept, ...Object.fromEntries(missing) };
}
