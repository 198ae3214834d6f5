import * as z from "zod/mini";
import { activationBody, deviceSession } from "#schema/api/access.ts";
import { personId } from "#schema/ids.ts";
import { coarseAgent } from "../access/agent.ts";
import { type CookieChange, tokenIn } from "../access/credential.ts";
import { type Endpoint, endpoint } from "../platform/endpoint.ts";
import { ok } from "../platform/result.ts";
import { redeemActivation } from "./activation/redeem-activation.ts";
import { readDeviceSession } from "./phone/device-session.ts";
import { leavePerson } from "./phone/leave-person.ts";
import { removePhone } from "./phone/remove-phone.ts";
import { DEVICE_MS } from "./phone/store.ts";

const kept = (token: string | null): CookieChange[] => (token ? [{ who: "phone", token, maxAgeS: DEVICE_MS / 1000 }] : []);
const cleared: CookieChange = { who: "phone", token: "", maxAgeS: 0 };

/** A phone and the people on it. */
export const peopleEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/phone/activations",
    summary: "Redeem an activation code: puts a person on this phone",
    who: "anyone",
    body: activationBody,
    reply: deviceSession,
    status: 200,
    failures: ["code-unknown", "code-used", "code-expired", "code-revoked", "code-dead", "wrong-birth-year", "too-busy"],
    handle: async (ctx, { credential, body, request }) => {
      const result = await redeemActivation(ctx, credential, { ...body, agent: coarseAgent(request) });
      return result.ok ? ok({ body: result.value.session, cookies: kept(result.value.token) }) : result;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/session",
    summary: "The people on this phone, each with the illness that is followed",
    who: "phone",
    reply: deviceSession,
    status: 200,
    failures: ["not-signed-in"],
    handle: async (ctx, { credential, request }) => {
      const result = await readDeviceSession(ctx, credential);
      if (!result.ok) return result;
      const { session, renewed } = result.value;
      return ok({ body: session, cookies: renewed ? kept(tokenIn(request, "phone", ctx.settings.secureCookies)) : [] });
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/api/phone/session",
    summary: "Take everybody off this phone",
    who: "phone",
    reply: null,
    status: 204,
    failures: ["not-signed-in"],
    handle: async (ctx, { credential }) => {
      const result = await removePhone(ctx, credential);
      return result.ok ? ok({ body: null, cookies: [cleared] }) : result;
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/api/phone/people/:personId",
    summary: "Take one person off this phone",
    who: "phone",
    params: z.object({ personId }),
    reply: null,
    status: 204,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const result = await leavePerson(ctx, credential, params.personId);
      return result.ok ? ok({ body: null }) : result;
    },
  }),
];
