import { parameterHistory, parameterVersion, setParametersBody } from "#schema/api/parameters.ts";
import { type Endpoint, endpoint } from "../platform/endpoint.ts";
import { ok } from "../platform/result.ts";
import { listParameters } from "./parameters/list-parameters.ts";
import { setParameters } from "./parameters/set-parameters.ts";

/** What a site may choose of the protocol, and who chose it. */
export const placesEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/api/site-parameters",
    summary: "Every version of the site's parameters, newest first, with who set it and why",
    who: "staff",
    reply: parameterHistory,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden"],
    handle: async (ctx, { credential }) => {
      const result = await listParameters(ctx, credential);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/site-parameters",
    summary: "The medical lead sets the site's parameters: a new version, in force at once",
    who: "staff",
    body: setParametersBody,
    reply: parameterVersion,
    status: 201,
    failures: ["not-signed-in", "password-must-change", "forbidden", "record-changed", "too-busy"],
    handle: async (ctx, { credential, body }) => {
      const result = await setParameters(ctx, credential, body);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
];
