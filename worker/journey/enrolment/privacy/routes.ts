import * as z from "zod/mini";
import { consentBody, consentView } from "#schema/api/consent.ts";
import { dataRequestBody, dataRequestView, moveDataRequestBody, personPrivacy } from "#schema/api/privacy.ts";
import { dataRequestId, personId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../../ground/platform/endpoint.ts";
import { ok } from "../../../ground/platform/result.ts";
import { answerConsent } from "./answer-consent.ts";
import { askDeletion } from "./ask-deletion.ts";
import { moveDataRequest } from "./move-data-request.ts";
import { readPrivacy } from "./read-privacy.ts";

const ofPerson = z.object({ personId });

/** Consent, and wishes about one's own data. */
export const privacyEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "PUT",
    path: "/api/phone/people/:personId/consent",
    summary: "Answer the question of consent, or take it back; a no is told to the station",
    who: "phone",
    params: ofPerson,
    body: consentBody,
    reply: consentView,
    status: 200,
    failures: ["not-signed-in", "not-found", "too-busy"],
    handle: async (ctx, { credential, params, body }) => {
      const result = await answerConsent(ctx, credential, params.personId, body);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/people/:personId/privacy",
    summary: "What was agreed to and what was asked to be deleted, newest first",
    who: "phone",
    params: ofPerson,
    reply: personPrivacy,
    status: 200,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const result = await readPrivacy(ctx, credential, params.personId);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/phone/people/:personId/data-requests",
    summary: "Ask the station to delete what may be deleted; while one wish is open a second is the same",
    who: "phone",
    params: ofPerson,
    body: dataRequestBody,
    reply: dataRequestView,
    status: 201,
    repeats: true,
    failures: ["not-signed-in", "not-found", "id-conflict", "too-busy"],
    handle: async (ctx, { credential, params, body }) => {
      const result = await askDeletion(ctx, credential, params.personId, body);
      return result.ok ? ok({ body: result.value.request, status: result.value.isNew ? 201 : 200 }) : result;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/data-requests/:dataRequestId/move",
    summary: "Take a family's wish about its data in hand, or answer it",
    who: "staff",
    params: z.object({ dataRequestId }),
    body: moveDataRequestBody,
    reply: dataRequestView,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found", "record-changed", "too-busy"],
    handle: async (ctx, { credential, params, body }) => {
      const result = await moveDataRequest(ctx, credential, params.dataRequestId, body);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
];
