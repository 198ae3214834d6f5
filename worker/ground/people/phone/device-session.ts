import type { DeviceSession } from "#schema/api/access.ts";
import type { DeviceId } from "#schema/ids.ts";
import { type PhoneActor, phoneOf } from "../../access/actor.ts";
import { type Credential, sha256 } from "../../access/credential.ts";
import { siteParametersInForce } from "../../places/parameters/store.ts";
import { recordLater } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { load, type Statement } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { peopleOnPhone } from "./person-on-phone.ts";
import { DEVICE_MS, insertDevice, renewDevice } from "./store.ts";

const DAY_MS = 86_400_000;

/** The phone that has the person now; a token only when the phone is new. */
export interface Linked {
  readonly deviceId: DeviceId;
  readonly token: string | null;
}

/** This phone as it is known, or a new one with what to write for it. */
export async function phoneToLink(
  ctx: Context,
  phone: PhoneActor | null,
  agent: string,
  now: number,
): Promise<{ readonly linked: Linked; readonly record: readonly Statement[] }> {
  if (phone !== null) return { linked: { deviceId: phone.id, token: null }, record: [] };
  const [deviceId, token] = [ctx.ids.next("dev"), ctx.ids.token()];
  const device = { id: deviceId, tokenHash: await sha256(token), at: now, expiresAt: now + DEVICE_MS, agent };
  return { linked: { deviceId, token }, record: [insertDevice(device)] };
}

/** What a phone may know that was just linked. */
export async function loadDeviceSession(ctx: Context, deviceId: DeviceId): Promise<DeviceSession> {
  const [people, parameters] = await load(ctx, [peopleOnPhone({ id: deviceId }), siteParametersInForce()]);
  return { deviceId, people, parameters, serverTime: ctx.clock.now() };
}

/** What a phone may know of itself and its people. `renewed`: it lives on for another 400 days, and its cookie must too. */
export async function readDeviceSession(
  ctx: Context,
  credential: Credential,
): Promise<Result<{ readonly session: DeviceSession; readonly renewed: boolean }, Failure>> {
  if (credential.kind !== "phone") return fail({ tag: "not-signed-in" });
  const now = ctx.clock.now();
  const [phone, people, parameters] = await load(ctx, [
    phoneOf(credential, now),
    peopleOnPhone({ tokenHash: credential.tokenHash }),
    siteParametersInForce(),
  ]);
  if (phone === null) return fail({ tag: "not-signed-in" });
  const renewed = phone.expiresAt < now + DEVICE_MS - DAY_MS;
  if (renewed) recordLater(ctx, [renewDevice(phone.id, now + DEVICE_MS)]);
  return ok({ session: { deviceId: phone.id, people, parameters, serverTime: now }, renewed });
}
