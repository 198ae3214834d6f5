import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import ece from "http_ece";

/** A browser as the push service knows it: its keys, and what it would show. */
export interface Browser {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}
export function newBrowser(): Browser {
  const ecdh = createECDH("prime256v1");
  ecdh.generateKeys();
  return { ecdh, auth: randomBytes(16) };
}
export const keysOf = ({ ecdh, auth }: Browser) => ({
  p256dh: ecdh.getPublicKey().toString("base64url"),
  auth: auth.toString("base64url"),
});

/** What came: decrypted with the browser's own key, and who signed it. */
export interface Received {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  /** The key named in the header, base64url; and whether the signature is of that key. */
  readonly key: string;
  readonly isSigned: boolean;
}

/** RFC 8292: `vapid t=<JWT>, k=<public key>`, ES256 over header and claims. */
function signer(authorization: string): Pick<Received, "claims" | "key" | "isSigned"> {
  const [, jwt = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [header = "", claims = "", signature = ""] = jwt.split(".");
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  return { claims: JSON.parse(Buffer.from(claims, "base64url").toString()), key, isSigned };
}

export function receive(browser: Browser, headers: IncomingHttpHeaders, body: Buffer): Received {
  const text = ece.decrypt(body, { version: "aes128gcm", privateKey: browser.ecdh, authSecret: browser.auth }).toString();
  const shown = ["ttl", "urgency", "topic", "content-encoding", "content-type"];
  return {
    text,
    headers: Object.fromEntries(shown.map((name) => [name, String(headers[name] ?? "")])),
    ...signer(headers.authorization ?? ""),
  };
}
