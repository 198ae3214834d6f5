import * as z from "zod/mini";
import { personExport } from "#schema/api/privacy.ts";
import { readerList } from "#schema/api/readers.ts";
import { patientRecord } from "#schema/api/record.ts";
import { episodeId, personId } from "#schema/ids.ts";
import { endpoint } from "../../ground/platform/endpoint.ts";
import { ok } from "../../ground/platform/result.ts";
import { exportPerson } from "./export-person.ts";
import { listReaders } from "./list-readers.ts";
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
  endpoint({
    method: "GET",
    path: "/api/phone/people/:personId/export",
    summary: "What the service holds of a person of this phone, to be taken along",
    who: "phone",
    params: z.object({ personId }),
    reply: personExport,
    status: 200,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const exported = await exportPerson(ctx, credential, params.personId);
      return exported.ok ? ok({ body: exported.value }) : exported;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/phone/episodes/:episodeId/readers",
    summary: "Who has opened this record: name, role, place and when",
    who: "phone",
    params: z.object({ episodeId }),
    reply: readerList,
    status: 200,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const listed = await listReaders(ctx, credential, params.episodeId);
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
];
