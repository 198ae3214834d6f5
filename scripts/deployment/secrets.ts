import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import webPush from "web-push";
import { writePrivate } from "../service/secrets.ts";
import { DEPLOYMENT } from "./values.ts";

export const SECRETS = `${DEPLOYMENT}/secrets.env`;
const KEY_BYTES = 32;

/** Keys of a pair are made together: half of an old one and half of a new one fit nothing. */
function freshGroups(withCalls: boolean): Record<string, string>[] {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const calls = {
    LIVEKIT_API_KEY: `key_${randomBytes(8).toString("hex")}`,
    LIVEKIT_API_SECRET: randomBytes(KEY_BYTES).toString("base64url"),
  };
  return [
    { SESSION_KEY: randomBytes(KEY_BYTES).toString("base64url") },
    { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey },
    ...(withCalls ? [calls] : []),
  ];
}

/** Completes a deployment's file of secrets: what stands there stays, what is missing is made. Answers the names of what is new. */
export function completeSecrets(file: string, withCalls: boolean): string[] {
  const kept = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const made = freshGroups(withCalls).filter((group) => Object.keys(group).some((name) => !kept[name]));
  if (made.length === 0) return [];
  const all: Record<string, string | undefined> = Object.assign({}, kept, ...made);
  writePrivate(
    file,
    Object.entries(all)
      .map(([name, value]) => `${name}="${value ?? ""}"\n`)
      .join(""),
  );
  return made.flatMap((group) => Object.keys(group));
}
