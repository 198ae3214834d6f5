import { sha256 } from "../../ground/access/credential.ts";
import { hexOf } from "../../ground/platform/content-hash.ts";

/** Names what a reply says, so that a phone that asks again gets 304 instead of the same bytes. */
export async function etagOf(body: unknown): Promise<string> {
  return hexOf((await sha256(JSON.stringify(body))).slice(0, 12));
}
