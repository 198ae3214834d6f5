import * as z from "zod/mini";
import { PROBLEM_TYPES, type ProblemType, problem } from "#schema/api/problem.ts";
import type { Endpoint } from "./endpoint.ts";

type Spec = Endpoint["spec"];
type Shape = NonNullable<Spec["body"]>;

const schemaOf = (shape: Shape, io: "input" | "output") =>
  z.toJSONSchema(shape, { target: "draft-2020-12", io, unrepresentable: "any" });

function parameters({ path, params, query }: Spec) {
  const named = (shape: Shape | undefined, place: "path" | "query") => {
    const { properties = {}, required = [] } = shape ? schemaOf(shape, "input") : {};
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === "path" || required.includes(name),
      schema,
    }));
  };
  const inPath = params
    ? named(params, "path")
    : [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  return [...inPath, ...named(query, "query")];
}

/** What the verb refuses, and what is refused before it is reached (endpoint.ts, app.ts). */
export function failuresOf({ failures, who, params, query, body, method }: Spec): ReadonlySet<ProblemType> {
  return new Set<ProblemType>([
    ...failures,
    ...(who === "anyone" ? [] : (["not-signed-in"] as const)),
    ...(params ? (["not-found"] as const) : []),
    ...(query || body ? (["invalid-body"] as const) : []),
    ...(body ? (["unreadable-body", "wrong-content-type"] as const) : []),
    ...(method === "GET" ? [] : (["cross-site", "body-too-large"] as const)),
    "internal",
  ]);
}

function failureResponses(spec: Spec) {
  const byStatus = new Map<number, string[]>();
  for (const type of failuresOf(spec)) {
    const status = PROBLEM_TYPES[type];
    byStatus.set(status, [...(byStatus.get(status) ?? []), type]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      status,
      {
        description: types.join(", "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function operation(spec: Spec) {
  const body = spec.body && { required: true, content: { "application/json": { schema: schemaOf(spec.body, "input") } } };
  const content = spec.reply ? { content: { "application/json": { schema: schemaOf(spec.reply, "output") } } } : {};
  return {
    summary: spec.summary,
    parameters: parameters(spec),
    ...(body ? { requestBody: body } : {}),
    ...(spec.who === "anyone" ? {} : { security: [{ [spec.who]: [] }] }),
    responses: {
      [spec.status]: { description: "done", ...content },
      ...(spec.repeats ? { 200: { description: "known already", ...content } } : {}),
      ...(spec.versioned ? { 304: { description: "as the version that was asked with" } } : {}),
      ...failureResponses(spec),
    },
  };
}

/** The OpenAPI 3.1 description, made from the same shapes that check the traffic. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { spec } of endpoints) {
    const path = spec.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(spec) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Đồng Hành",
      version: "0.1.0",
      description: "Home-care monitoring of people with COVID-19. Times are milliseconds UTC.",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      securitySchemes: {
        staff: { type: "apiKey", in: "cookie", name: "__Host-staff" },
        phone: { type: "apiKey", in: "cookie", name: "__Host-device" },
      },
    },
  };
}
