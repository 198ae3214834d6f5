import { scrypt, timingSafeEqual } from "node:crypto";
import { asTyped } from "./rules.ts";

/** About 60 ms and 16 MB a password, once a shift: more would not fit a request's memory beside others (OWASP's second choice). */
const COST = { N: 16_384, r: 8, p: 1 } as const;
const KEY_BYTES = 32;

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

function derive(password: string, salt: Uint8Array, cost: { N: number; r: number; p: number }): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    scrypt(asTyped(password), salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(new Uint8Array(key)))),
  );
}

/** `scrypt$N$r$p$salt$key`, the form of `staff.password_hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, toText(salt), toText(key)].join("$");
}

/** Compared in a time that does not tell how much was right. A hash of another form fits no password. */
export async function fitsPassword(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = stored.split("$");
  if (kind !== "scrypt" || salt === undefined || key === undefined) return false;
  const derived = await derive(password, toBytes(salt), { N: Number(n), r: Number(r), p: Number(p) });
  const expected = toBytes(key);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** Fits nothing; checked for names that do not exist, so that they take as long as those that do. */
export const NOBODYS_HASH = `scrypt$${COST.N}$${COST.r}$${COST.p}$${toText(new Uint8Array(16))}$${toText(new Uint8Array(KEY_BYTES))}`;
