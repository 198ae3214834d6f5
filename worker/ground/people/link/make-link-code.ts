import { renderSVG } from "uqr";
import type * as z from "zod/mini";
import type { LinkCode, linkCodeBody } from "#schema/api/access.ts";
import { LINK_CODE_MS } from "#schema/terms.ts";
import type { PhoneActor } from "../../access/actor.ts";
import { phoneOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { codeHash } from "../activation/code-hash.ts";
import { linkOf } from "../activation/part.ts";
import { asShown, newCode } from "../activation/rules.ts";
import { type Followed, followedOnPhone, newsOf } from "../phone/store.ts";
import { nextCodeAt } from "./rules.ts";
import { codesMade, insertLinkCode, revokeLinkCodes } from "./store.ts";

type Body = z.infer<typeof linkCodeBody>;

/** People of this phone alone, so that a code never gives more than whoever made it has. */
const hasAll = (phone: PhoneActor, { people }: Body): boolean =>
  people.every((one) => phone.grants.some((grant) => grant.personId === one));

async function freshCode(
  ctx: Context,
  phone: PhoneActor,
  { people, relation }: Body,
  followed: readonly Followed[],
  now: number,
) {
  const { publicOrigin, sessionKey } = ctx.settings;
  const code = newCode(ctx.ids.below);
  const id = ctx.ids.next("lnk");
  const link = linkOf(publicOrigin, code);
  const expiresAt = now + LINK_CODE_MS;
  const stored = { id, codeHash: await codeHash(code, sessionKey), deviceId: phone.id, people, relation, at: now, expiresAt };
  const theirs = followed.filter((episode) => people.includes(episode.person_id));
  const news = newsOf(theirs, now);
  const line = { at: now, actor: phone.id, action: "link_code_issued", subject: id };
  const lines = theirs.map((one) => auditRow({ ...line, facilityId: one.facility_id, episodeId: one.id }));
  return {
    value: { code: asShown(code), link, qrSvg: renderSVG(link, { border: 2 }), expiresAt },
    claims: [insertLinkCode(stored)],
    record: [revokeLinkCodes(phone.id, now, id), ...(lines.length > 0 ? lines : [auditRow(line)]), ...news.record],
    poke: news.poke,
  };
}

/**
 * A linked phone makes a code for another one, or for its own app on the home screen: one use, ten minutes, and only for people whom
 * it has itself. An earlier code that still waits is taken back.
 */
export async function makeLinkCode(ctx: Context, credential: Credential, body: Body): Promise<Result<LinkCode, Failure>> {
  if (credential.kind !== "phone") return fail({ tag: "not-signed-in" });
  const now = ctx.clock.now();
  const { tokenHash } = credential;
  const queries = [phoneOf(credential, now), codesMade(tokenHash, now), followedOnPhone(tokenHash)] as const;
  return transact<typeof queries, LinkCode>(ctx, queries, async ([phone, made, followed], at) => {
    if (phone === null) return fail({ tag: "not-signed-in" });
    if (!hasAll(phone, body)) return fail({ tag: "not-found" });
    const retryAt = nextCodeAt(made);
    if (retryAt !== null) return fail({ tag: "too-many-tries", retryAt });
    return ok(await freshCode(ctx, phone, body, followed, at));
  });
}
