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

/** By what a repeated request is known: the first 16 bytes of SHA-256 over its content, keys in order (decisions.md 5). */
export async function contentHash(content: unknown): Promise<Uint8Array> {
  const text = new TextEncoder().encode(JSON.stringify(inOrder(content)));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", text)).slice(0, BYTES);
}

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
