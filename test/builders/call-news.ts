import { AccessToken } from "livekit-server-sdk";
import { UNREACHABLE } from "./deployment.ts";
import { newId } from "./world.ts";

/** What LiveKit would send: `at` ms UTC, told in whole seconds as it does. */
export interface News {
  readonly id?: string;
  readonly event: string;
  readonly at: number;
  readonly room: string;
  readonly who?: { readonly identity: string; readonly sid: string; readonly joinedAt: number };
}

export function newsBody({ id = `EV_${newId("dev").slice(-12)}`, event, at, room, who }: News): string {
  const participant = who && {
    ...who,
    state: "ACTIVE",
    joinedAt: String(Math.floor(who.joinedAt / 1_000)),
    joinedAtMs: String(who.joinedAt),
    // A field of a newer server than our kit knows.
    someNewField: true,
  };
  const createdAt = String(Math.floor(at / 1_000));
  return JSON.stringify({ event, id, createdAt, room: { name: room, sid: "RM_x" }, ...(participant ? { participant } : {}) });
}

/** Signs a body as LiveKit does, with its own kit: the oracle of our check. */
export async function signatureOf(body: string, secret: string = UNREACHABLE.LIVEKIT_API_SECRET, ttlS = 300): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  const token = new AccessToken(UNREACHABLE.LIVEKIT_API_KEY, secret, { ttl: ttlS });
  token.sha256 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return token.toJwt();
}
