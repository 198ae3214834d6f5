import * as z from "zod/mini";
import { activationBody, deviceSession, linkBody, linkCode, linkCodeBody, linkCodeState } from "#schema/api/access.ts";
import { personId } from "#schema/ids.ts";
import { coarseAgent } from "../access/agent.ts";
import { type CookieChange, tokenIn } from "../access/credential.ts";
import { type Endpoint, endpoint } from "../platform/endpoint.ts";
import { ok } from "../platform/result.ts";
import { redeemActivation } from "./activation/redeem-activation.ts";
import { readLinkCode, takeBackLinkCode } from "./link/link-code.ts";
import { makeLinkCode } from "./link/make-link-code.ts";
import { redeemLink } from "./link/redeem-link.ts";
import { readDeviceSession } from "./phone/device-session.ts";
import { leavePerson } from "./phone/leave-person.ts";
import { removePhone } from "./phone/remove-phone.ts";
import { DEVICE_MS } from "./phone/store.ts";

const kept = (token: string | null): CookieChange[] => (token ? [{ who: "phone", token, maxAgeS: DEVICE_MS / 1000 }] : []);
const cleared: CookieChange = { who: "phone", token: "", maxAgeS: 0 };

/** From one phone to another, or to the app on the home screen, without the station. */
const links: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/phone/link-code",
    summary: "Make a short-lived code that gives another phone people of this one; an earlier one is taken back",
    who: "phone",
    body: linkCodeBody,
    reply: linkCode,
    status: 201,
    failures: ["not-signed-in", "not-found", "too-many-tries", "too-busy"],
    handle: async (ctx, { credential, body }) => {
      const result = await makeLinkCode(ctx, credential, body);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/link-code",
    summary: "What became of the newest code that this phone has made",
    who: "phone",
    reply: linkCodeState,
    status: 200,
    failures: ["not-signed-in"],
    handle: async (ctx, { credential }) => {
      const result = await readLinkCode(ctx, credential);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/api/phone/link-code",
    summary: "Take back the code that still waits",
    who: "phone",
    reply: null,
    status: 204,
    failures: ["not-signed-in", "too-busy"],
    handle: async (ctx, { credential }) => {
      const result = await takeBackLinkCode(ctx, credential);
      return result.ok ? ok({ body: null }) : result;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/phone/links",
    summary: "Use the code of a linked phone: this phone has its people, too",
    who: "anyone",
    body: linkBody,
    reply: deviceSession,
    status: 200,
    failures: ["code-unknown", "code-used", "code-expired", "code-revoked", "too-busy"],
    handle: async (ctx, { credential, body, request }) => {
      const result = await redeemLink(ctx, credential, body.code, coarseAgent(request));
      return result.ok ? ok({ body: result.value.session, cookies: kept(result.value.token) }) : result;
    },
  }),
];

/** A phone and the people on it. */
const phones: readonly Endpoint[] = [
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

/** Phones, the people on them, and codes from phone to phone. */
export const peopleEndpoints: readonly Endpoint[] = [...phones, ...links];
