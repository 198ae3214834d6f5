/** What is stored of a code: HMAC-SHA-256 under the deployment's secret, so that a stolen database cannot be searched for codes. */
export async function codeHash(code: string, secret: string): Promise<Uint8Array> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", text.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, text.encode(code)));
}
