import type { DeviceSession } from "#schema/api/access.ts";
import type { Relation } from "#schema/terms.ts";
import { type PhoneActor, phoneOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { feedRow } from "../../delivery/store.ts";
import { type Decided, transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { type Linked, loadDeviceSession, phoneToLink } from "../phone/device-session.ts";
import { grantPerson } from "../phone/store.ts";
import { codeHash } from "./code-hash.ts";
import { activationState, MOST_WRONG_YEARS, readCode } from "./rules.ts";
import { type ActivationRow, activationByHash, countWrongYear, useActivation } from "./store.ts";

interface Entry {
  readonly code: string;
  readonly birthYear: number;
  readonly relation: Relation;
  readonly agent: string;
}
type Outcome = Result<Linked, Failure>;

const isHere = (phone: PhoneActor | null, found: ActivationRow): phone is PhoneActor =>
  phone !== null && found.used_by === phone.id && phone.grants.some((grant) => grant.personId === found.person_id);

/** Whom to telephone for a new code; nothing where nobody is known. */
const stationOf = ({ station_name, station_phone }: ActivationRow) =>
  station_name === null ? {} : { station: { shortName: station_name, healthPhone: station_phone } };

function wrongYear(found: ActivationRow, now: number): Decided<Outcome> {
  const triesLeft = MOST_WRONG_YEARS - found.wrong_tries - 1;
  return ok({
    value: fail({ tag: "wrong-birth-year", triesLeft, ...(triesLeft > 0 ? {} : stationOf(found)) }),
    claims: [countWrongYear(found.id, found.wrong_tries)],
    record: [auditRow({ at: now, actor: "system", action: "activation_refused", subject: found.id, detail: { triesLeft } })],
  });
}

async function link(
  ctx: Context,
  entry: Entry,
  found: ActivationRow,
  phone: PhoneActor | null,
  now: number,
): Promise<Decided<Outcome>> {
  const { linked, record } = await phoneToLink(ctx, phone, entry.agent, now);
  const { deviceId } = linked;
  const { facility_id: facilityId, episode_id: episodeId } = found;
  return ok({
    value: ok(linked),
    claims: [useActivation(found.id, deviceId, now)],
    record: [
      ...record,
      grantPerson(deviceId, found.person_id, entry.relation, now),
      auditRow({ at: now, actor: deviceId, action: "phone_linked", facilityId, episodeId, subject: found.person_id }),
      ...(facilityId && episodeId ? [feedRow(facilityId, episodeId, now)] : []),
    ],
    ...(facilityId ? { poke: [facilityId] } : {}),
  });
}

function decide(ctx: Context, entry: Entry, phone: PhoneActor | null, found: ActivationRow | null, now: number) {
  if (found === null) return fail({ tag: "code-unknown" } as const);
  const right = Number(found.birth_date.slice(0, 4)) === entry.birthYear;
  // The answer was lost on its way: the same phone asks again and is answered again.
  if (right && isHere(phone, found)) return ok({ value: ok({ deviceId: phone.id, token: null }), record: [] });
  const state = activationState(found, now);
  if (state !== "waiting") return fail({ tag: `code-${state}`, ...stationOf(found) } as const);
  return right ? link(ctx, entry, found, phone, now) : wrongYear(found, now);
}

/** Puts a person on this phone. A phone that has people already keeps them: one phone may serve a household. */
export async function redeemActivation(
  ctx: Context,
  credential: Credential,
  entry: Entry,
): Promise<Result<{ readonly session: DeviceSession; readonly token: string | null }, Failure>> {
  const code = readCode(entry.code);
  if (code === null) return fail({ tag: "code-unknown" });
  const hash = await codeHash(code, ctx.settings.sessionKey);
  const queries = [phoneOf(credential, ctx.clock.now()), activationByHash(hash)] as const;
  const done = await transact<typeof queries, Outcome>(ctx, queries, ([phone, found], now) =>
    decide(ctx, entry, phone, found, now),
  );
  if (!done.ok) return done;
  if (!done.value.ok) return done.value;
  const { deviceId, token } = done.value.value;
  return ok({ session: await loadDeviceSession(ctx, deviceId), token });
}
