import { sha256 } from "../../ground/access/credential.ts";

const BYTES = 16;

/** The same value with all keys in order, so that two senders of one content write one text. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}

/**
 * The first 16 bytes of SHA-256 over the canonical body: parsed, keys in order, without `sentAt`, which differs each time a phone
 * tries again (decisions.md 5).
 */
export async function contentHash({
  sentAt: _,
  ...content
}: {
  readonly sentAt: number;
  readonly id: string;
}): Promise<Uint8Array> {
  return (await sha256(JSON.stringify(inOrder(content)))).slice(0, BYTES);
}

/** As SQLite's hex() writes it. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join("");
