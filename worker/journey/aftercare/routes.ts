import * as z from "zod/mini";
import { endBody } from "#schema/api/enrolment.ts";
import { episodeId } from "#schema/ids.ts";
import { endpoint } from "../../ground/platform/endpoint.ts";
import { ok } from "../../ground/platform/result.ts";
import { endEpisode } from "./end-episode.ts";

export const aftercareEndpoints = [
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/end",
    summary: "End an episode of home care, with its reason",
    who: "staff",
    params: z.strictObject({ episodeId }),
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
];
