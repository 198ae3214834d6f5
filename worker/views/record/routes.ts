import * as z from "zod/mini";
import { patientRecord } from "#schema/api/record.ts";
import { episodeId } from "#schema/ids.ts";
import { endpoint } from "../../ground/platform/endpoint.ts";
import { ok } from "../../ground/platform/result.ts";
import { readRecord } from "./read-record.ts";

export const recordEndpoints = [
  endpoint({
    method: "GET",
    path: "/api/episodes/:episodeId",
    summary: "The patient's page: person, illness, course, alerts and everything that happened",
    who: "staff",
    params: z.object({ episodeId }),
    reply: patientRecord,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const read = await readRecord(ctx, credential, params.episodeId);
      return read.ok ? ok({ body: read.value }) : read;
    },
  }),
];
