import * as z from "zod/mini";
import { activation, correctBody, corrected, enrolBody, enrolled, patientList } from "#schema/api/enrolment.ts";
import { deviceId, episodeId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../ground/platform/endpoint.ts";
import { ok, type Result } from "../../ground/platform/result.ts";
import { correctEnrolment } from "./correct-enrolment.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { listPatients } from "./list-patients.ts";
import { reissueActivation } from "./reissue-activation.ts";
import { revokeActivation } from "./revoke-activation.ts";
import { unlinkPhone } from "./unlink-phone.ts";

const ofEpisode = z.object({ episodeId });
const refusals = ["not-signed-in", "password-must-change", "forbidden", "not-found", "too-busy"] as const;
const replied = <T, F>(result: Result<T, F>) => (result.ok ? ok({ body: result.value }) : result);

const patients: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/patients",
    summary: "Take a person into home care; the same request again answers the same episode with a new code",
    who: "staff",
    body: enrolBody,
    reply: enrolled,
    status: 201,
    repeats: true,
    failures: [...refusals, "full-birth-date-needed", "already-enrolled", "id-conflict"],
    handle: async (ctx, { credential, body }) => {
      const result = await enrolPatient(ctx, credential, body);
      return result.ok ? ok({ body: result.value.enrolled, status: result.value.again ? 200 : 201 }) : result;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/patients",
    summary: "The station's patients, newest first; q looks in name, hamlet and telephone without regard to marks",
    who: "staff",
    query: z.object({
      q: z._default(z.string().check(z.maxLength(100)), ""),
      state: z._default(z.enum(["active", "ended"]), "active"),
      cursor: z.optional(episodeId),
    }),
    reply: patientList,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "invalid-body"],
    handle: async (ctx, { credential, query }) => replied(await listPatients(ctx, credential, query)),
  }),
  endpoint({
    method: "PATCH",
    path: "/api/episodes/:episodeId/enrolment",
    summary: "Correct what was taken down at enrolment; before and after are kept",
    who: "staff",
    params: ofEpisode,
    body: correctBody,
    reply: corrected,
    status: 200,
    failures: [...refusals, "full-birth-date-needed", "record-changed"],
    handle: async (ctx, { credential, params, body }) => replied(await correctEnrolment(ctx, credential, params.episodeId, body)),
  }),
];

const activations: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/activation",
    summary: "A new activation code; older ones that wait are taken back",
    who: "staff",
    params: ofEpisode,
    reply: activation,
    status: 201,
    failures: refusals,
    handle: async (ctx, { credential, params }) => replied(await reissueActivation(ctx, credential, params.episodeId)),
  }),
  endpoint({
    method: "DELETE",
    path: "/api/episodes/:episodeId/activation",
    summary: "Take back the codes that still wait",
    who: "staff",
    params: ofEpisode,
    reply: null,
    status: 204,
    failures: refusals,
    handle: async (ctx, { credential, params }) => replied(await revokeActivation(ctx, credential, params.episodeId)),
  }),
  endpoint({
    method: "DELETE",
    path: "/api/episodes/:episodeId/phones/:deviceId",
    summary: "Take a phone off a person",
    who: "staff",
    params: z.object({ episodeId, deviceId }),
    reply: null,
    status: 204,
    failures: refusals,
    handle: async (ctx, { credential, params }) => replied(await unlinkPhone(ctx, credential, params)),
  }),
];

/** Taking people into home care, correcting what was taken down, linking their phones. */
export const enrolmentEndpoints: readonly Endpoint[] = [...patients, ...activations];
