import * as z from "zod/mini";
import { admission } from "#schema/api/consultation.ts";
import { consultationId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../../ground/platform/endpoint.ts";
import { ok, type Result } from "../../../ground/platform/result.ts";
import { admitToCall } from "./admit-to-call.ts";
import { hearCallServer } from "./hear-call-server.ts";
import { invitePatient, uninvitePatient } from "./invite-patient.ts";

const params = z.object({ consultationId });
const replied = <T, F>(result: Result<T, F>) => (result.ok ? ok({ body: result.value }) : result);
const REFUSED = ["not-signed-in", "not-found", "consultation-moved-on", "too-busy"] as const;
const STAFF_REFUSED = [...REFUSED, "password-must-change", "forbidden"] as const;
const NO_CALLS = ["calls-not-configured", "calls-unreachable"] as const;

export const callEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/consultations/:consultationId/call",
    summary: "Let this browser into the call: the station's care staff, and the doctor who has the consultation",
    who: "staff",
    params,
    reply: admission,
    status: 200,
    failures: [...STAFF_REFUSED, ...NO_CALLS],
    handle: async (ctx, call) => replied(await admitToCall(ctx, call.credential, call.params.consultationId)),
  }),
  endpoint({
    method: "POST",
    path: "/api/phone/consultations/:consultationId/call",
    summary: "Let this phone into the call, while the patient is invited",
    who: "phone",
    params,
    reply: admission,
    status: 200,
    failures: [...REFUSED, ...NO_CALLS],
    handle: async (ctx, call) => replied(await admitToCall(ctx, call.credential, call.params.consultationId)),
  }),
  endpoint({
    method: "POST",
    path: "/api/consultations/:consultationId/patient-invitation",
    summary: "Invite the patient to the call, from the phone",
    who: "staff",
    params,
    reply: null,
    status: 204,
    failures: STAFF_REFUSED,
    handle: async (ctx, call) => replied(await invitePatient(ctx, call.credential, call.params.consultationId)),
  }),
  endpoint({
    method: "DELETE",
    path: "/api/consultations/:consultationId/patient-invitation",
    summary: "Take the invitation back; a phone that is in the call is put out",
    who: "staff",
    params,
    reply: null,
    status: 204,
    failures: STAFF_REFUSED,
    handle: async (ctx, call) => replied(await uninvitePatient(ctx, call.credential, call.params.consultationId)),
  }),
  endpoint({
    method: "POST",
    path: "/api/livekit/webhook",
    summary: "What the call server tells of its rooms; signed with its key over the raw body",
    who: "anyone",
    reply: null,
    status: 204,
    failures: ["not-signed-in", "too-busy"],
    handle: async (ctx, { request }) =>
      replied(await hearCallServer(ctx, await request.text(), request.headers.get("authorization"))),
  }),
];
