import { uuidv7obj } from "uuidv7";
import { encodeId } from "#schema/ids.ts";
import type { Ids } from "./ports.ts";

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Rejection sampling: the numbers above the last whole multiple of the limit are thrown away. */
function below(limit: number): number {
  const top = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < top) return drawn % limit;
  }
}

export const systemIds: Ids = {
  next: (prefix) => encodeId(prefix, uuidv7obj().bytes),
  token: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
  below,
};
