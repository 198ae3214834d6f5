import type * as z from "zod/mini";
import type { linkCodeState } from "#schema/api/access.ts";
import { phoneOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { load } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { linkCodeState as stateOf } from "./rules.ts";
import { newestLinkCode, revokeLinkCodes } from "./store.ts";

type State = z.infer<typeof linkCodeState>;

/** What became of the newest code that this phone has made: the page that shows it says when the other phone is linked. */
export async function readLinkCode(ctx: Context, credential: Credential): Promise<Result<State, Failure>> {
  if (credential.kind !== "phone") return fail({ tag: "not-signed-in" });
  const now = ctx.clock.now();
  const [phone, code] = await load(ctx, [phoneOf(credential, now), newestLinkCode(credential.tokenHash)]);
  if (phone === null) return fail({ tag: "not-signed-in" });
  return ok(code ? { state: stateOf(code, now), expiresAt: code.expires_at } : { state: "none", expiresAt: null });
}

/** Takes back the code that still waits: somebody else has seen it. */
export async function takeBackLinkCode(ctx: Context, credential: Credential): Promise<Result<null, Failure>> {
  if (credential.kind !== "phone") return fail({ tag: "not-signed-in" });
  const queries = [phoneOf(credential, ctx.clock.now()), newestLinkCode(credential.tokenHash)] as const;
  return transact<typeof queries, null>(ctx, queries, ([phone, code], now) => {
    if (phone === null) return fail({ tag: "not-signed-in" });
    if (code === null || stateOf(code, now) !== "waiting") return ok({ value: null, record: [] });
    const line = auditRow({ at: now, actor: phone.id, action: "link_code_revoked", subject: code.id });
    return ok({ value: null, record: [revokeLinkCodes(phone.id, now), line] });
  });
}
