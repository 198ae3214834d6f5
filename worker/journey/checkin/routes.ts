import * as z from "zod/mini";
import { addendumBody, checkinBody, course, receipt } from "#schema/api/checkin.ts";
import { alertView } from "#schema/api/triage.ts";
import { alertId, checkinId, episodeId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../ground/platform/endpoint.ts";
import { ok, type Result } from "../../ground/platform/result.ts";
import { addAddendum } from "./add-addendum.ts";
import { etagOf } from "./etag.ts";
import type { Received } from "./new-checkin.ts";
import { readCourse } from "./read-course.ts";
import { readReceipt } from "./read-receipt.ts";
import { seeCheckins } from "./see-checkins.ts";
import { submitCheckin } from "./submit-checkin.ts";
import { takeBackAcceptance } from "./take-back-acceptance.ts";

const alertParams = z.object({ alertId });
const episodeParams = z.object({ episodeId });
const checkinParams = z.object({ checkinId });
const RECORDED = ["not-signed-in", "not-found", "invalid-body", "id-conflict", "too-busy"] as const;
const BY_STAFF = [...RECORDED, "forbidden", "password-must-change"] as const;

/** 201 for what is new, 200 with the same receipt for what is known. */
const recorded = <F>(result: Result<Received, F>) =>
  result.ok ? ok({ body: result.value.receipt, status: result.value.isNew ? (201 as const) : (200 as const) }) : result;
const tagged = async <T, F>(result: Result<T, F>) =>
  result.ok ? ok({ body: result.value, etag: await etagOf(result.value) }) : result;

const byPhone: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/phone/episodes/:episodeId/checkins",
    summary: "Send a check-in; the same id with the same content is recorded once",
    who: "phone",
    params: episodeParams,
    body: checkinBody,
    reply: receipt,
    status: 201,
    repeats: true,
    failures: RECORDED,
    handle: async (ctx, { credential, params, body }) => recorded(await submitCheckin(ctx, credential, params.episodeId, body)),
  }),
  endpoint({
    method: "POST",
    path: "/api/phone/checkins/:checkinId/addenda",
    summary: "Add a second reading, a recount or a symptom to a check-in",
    who: "phone",
    params: checkinParams,
    body: addendumBody,
    reply: receipt,
    status: 201,
    repeats: true,
    failures: RECORDED,
    handle: async (ctx, { credential, params, body }) => recorded(await addAddendum(ctx, credential, params.checkinId, body)),
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/checkins/:checkinId/receipt",
    summary: "Where a check-in stands: seen by whom, answered with what",
    who: "phone",
    params: checkinParams,
    reply: receipt,
    status: 200,
    versioned: true,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => tagged(await readReceipt(ctx, credential, params.checkinId)),
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/episodes/:episodeId/course",
    summary: "The check-ins of an episode, the newest receipt and what the station wrote",
    who: "phone",
    params: episodeParams,
    reply: course,
    status: 200,
    versioned: true,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => tagged(await readCourse(ctx, credential, params.episodeId)),
  }),
];

const byStaff: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/checkins",
    summary: "Write down a check-in that was told on the telephone",
    who: "staff",
    params: episodeParams,
    body: checkinBody,
    reply: receipt,
    status: 201,
    repeats: true,
    failures: BY_STAFF,
    handle: async (ctx, { credential, params, body }) => recorded(await submitCheckin(ctx, credential, params.episodeId, body)),
  }),
  endpoint({
    method: "POST",
    path: "/api/checkins/:checkinId/addenda",
    summary: "Add to a check-in what was told on the telephone",
    who: "staff",
    params: checkinParams,
    body: addendumBody,
    reply: receipt,
    status: 201,
    repeats: true,
    failures: BY_STAFF,
    handle: async (ctx, { credential, params, body }) => recorded(await addAddendum(ctx, credential, params.checkinId, body)),
  }),
  endpoint({
    method: "POST",
    path: "/api/alerts/:alertId/take-back",
    summary: "Take back the acceptance of an alert's findings; what the newest check-in still has of them stands again",
    who: "staff",
    params: alertParams,
    reply: alertView,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found", "too-busy", "alert-moved-on"],
    handle: async (ctx, { credential, params }) => {
      const taken = await takeBackAcceptance(ctx, credential, params.alertId);
      return taken.ok ? ok({ body: taken.value }) : taken;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/opened",
    summary: "Say that the patient's page was opened: the check-ins count as seen",
    who: "staff",
    params: episodeParams,
    reply: null,
    status: 204,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const seen = await seeCheckins(ctx, credential, params.episodeId);
      return seen.ok ? ok({ body: null }) : seen;
    },
  }),
];

export const checkinEndpoints: readonly Endpoint[] = [...byPhone, ...byStaff];
