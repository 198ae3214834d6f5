import * as z from "zod/mini";
import { consultationList, consultationView, hospitalList } from "#schema/api/consultation.ts";
import { consultationId } from "#schema/ids.ts";
import { endpoint } from "../../ground/platform/endpoint.ts";
import { ok } from "../../ground/platform/result.ts";
import { listConsultations } from "./list-consultations.ts";
import { listHospitals } from "./list-hospitals.ts";
import { readConsultation } from "./read-consultation.ts";

export const consultationViewEndpoints = [
  endpoint({
    method: "GET",
    path: "/api/hospitals",
    summary: "Whom a station can ask, and who would be rung there now",
    who: "staff",
    reply: hospitalList,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden"],
    handle: async (ctx, { credential }) => {
      const list = await listHospitals(ctx, credential);
      return list.ok ? ok({ body: list.value }) : list;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/consultations",
    summary: "What this facility asked and was asked, newest first",
    who: "staff",
    reply: consultationList,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden"],
    handle: async (ctx, { credential }) => {
      const list = await listConsultations(ctx, credential);
      return list.ok ? ok({ body: list.value }) : list;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/consultations/:consultationId",
    summary: "A consultation on one screen, for either side: the question, the case, what was said and decided",
    who: "staff",
    params: z.object({ consultationId }),
    reply: consultationView,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found", "consultation-moved-on"],
    handle: async (ctx, { credential, params }) => {
      const read = await readConsultation(ctx, credential, params.consultationId);
      return read.ok ? ok({ body: read.value }) : read;
    },
  }),
];
