import type { DeviceSession } from "#schema/api/access.ts";
import { type PhoneActor, phoneOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { type Decided, transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { codeHash } from "../activation/code-hash.ts";
import { readCode } from "../activation/rules.ts";
import { type Linked, loadDeviceSession, phoneToLink } from "../phone/device-session.ts";
import { type Followed, grantPerson, newsOf } from "../phone/store.ts";
import { linkCodeState } from "./rules.ts";
import { claimLinkCode, type Given, givenBy, type LinkCodeRow, linkCodeByHash } from "./store.ts";

const has = (phone: PhoneActor | null, { person_id }: Given): boolean =>
  phone?.grants.some((grant) => grant.personId === person_id) ?? false;

/** Nothing is left to do: the answer was lost and is asked for again, or the code was typed where it was made. */
const isHere = (phone: PhoneActor | null, code: LinkCodeRow): phone is PhoneActor =>
  phone !== null && (code.used_by === phone.id || code.device_id === phone.id);

const followedOf = (given: readonly Given[]): Followed[] =>
  given.flatMap(({ episode_id, facility_id, person_id }) =>
    episode_id && facility_id ? [{ id: episode_id, facility_id, person_id }] : [],
  );

interface Entry {
  readonly phone: PhoneActor | null;
  readonly code: LinkCodeRow;
  readonly given: readonly Given[];
  readonly agent: string;
}

async function link(ctx: Context, { phone, code, given, agent }: Entry, now: number): Promise<Decided<Linked>> {
  const { linked, record } = await phoneToLink(ctx, phone, agent, now);
  const fresh = given.filter((one) => !has(phone, one));
  const news = newsOf(followedOf(fresh), now);
  const line = { at: now, actor: linked.deviceId, action: "phone_linked", detail: { from: code.device_id } };
  return ok({
    value: linked,
    claims: [claimLinkCode(code.id, linked.deviceId, now)],
    record: [
      ...record,
      ...fresh.flatMap(({ person_id: subject, relation, facility_id: facilityId, episode_id: episodeId }) => [
        grantPerson(linked.deviceId, subject, relation, now),
        auditRow({ ...line, facilityId, episodeId, subject }),
      ]),
      ...news.record,
    ],
    poke: news.poke,
  });
}

/** Gives this phone the people of the one that made the code. Whoever holds the code proves by its short life that they hold both. */
export async function redeemLink(
  ctx: Context,
  credential: Credential,
  typed: string,
  agent: string,
): Promise<Result<{ readonly session: DeviceSession; readonly token: string | null }, Failure>> {
  const text = readCode(typed);
  if (text === null) return fail({ tag: "code-unknown" });
  const hash = await codeHash(text, ctx.settings.sessionKey);
  const start = ctx.clock.now();
  const queries = [phoneOf(credential, start), linkCodeByHash(hash), givenBy(hash, start)] as const;
  const done = await transact<typeof queries, Linked>(ctx, queries, ([phone, code, given], now) => {
    if (code === null) return fail({ tag: "code-unknown" });
    if (isHere(phone, code)) return ok({ value: { deviceId: phone.id, token: null }, record: [] });
    const state = linkCodeState(code, now);
    if (state !== "waiting") return fail({ tag: `code-${state}` });
    // The phone that made it was unlinked meanwhile, or has none of these people any more.
    if (given.length === 0) return fail({ tag: "code-revoked" });
    return link(ctx, { phone, code, given, agent }, now);
  });
  if (!done.ok) return done;
  const { deviceId, token } = done.value;
  return ok({ session: await loadDeviceSession(ctx, deviceId), token });
}
