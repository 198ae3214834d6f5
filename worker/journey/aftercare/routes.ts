import * as z from "zod/mini";
import { certificate } from "#schema/api/aftercare.ts";
import { endBody } from "#schema/api/enrolment.ts";
import { episodeId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../ground/platform/endpoint.ts";
import { ok } from "../../ground/platform/result.ts";
import { readCertificate } from "./certificate/read-certificate.ts";
import { endEpisode } from "./end-episode.ts";

const params = z.strictObject({ episodeId });

export const aftercareEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/end",
    summary: "End an episode of home care, with its reason",
    who: "staff",
    params,
    body: endBody,
    reply: null,
    status: 204,
    failures: [
      "not-signed-in",
      "password-must-change",
      "forbidden",
      "too-busy",
      "not-found",
      "episode-ended",
      "emergency-open",
      "invalid-body",
    ],
    handle: async (ctx, { credential, params, body }) => {
      const ended = await endEpisode(ctx, credential, params.episodeId, body);
      return ended.ok ? ok({ body: null }) : ended;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/episodes/:episodeId/certificate",
    summary: "That somebody was followed at home and has recovered, to be printed",
    who: "staff",
    params,
    reply: certificate,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found", "no-certificate"],
    handle: async (ctx, call) => {
      const read = await readCertificate(ctx, call.credential, call.params.episodeId);
      return read.ok ? ok({ body: read.value }) : read;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/episodes/:episodeId/certificate",
    summary: "The certificate of an illness that has ended with recovery, for the family",
    who: "phone",
    params,
    reply: certificate,
    status: 200,
    failures: ["not-signed-in", "not-found", "no-certificate"],
    handle: async (ctx, call) => {
      const read = await readCertificate(ctx, call.credential, call.params.episodeId);
      return read.ok ? ok({ body: read.value }) : read;
    },
  }),
];
