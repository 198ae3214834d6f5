import { beforeAll, expect, it } from "vitest";
import { PROBLEM_TYPES } from "#schema/api/problem.ts";
import { endpoints } from "../worker/app.ts";
import { openApiDocument } from "../worker/ground/platform/open-api.ts";
import { aFacility, aPhone, aStaff, send } from "./builders/world.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Operation {
  readonly summary: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly security?: readonly object[];
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

let document: Document;
beforeAll(async () => {
  document = await (await send("/api/openapi.json")).json();
});

const operationOf = (method: string, path: string) => document.paths[path.replaceAll(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];

function* refsIn(value: Json): Generator<string> {
  if (value === null || typeof value !== "object") return;
  for (const [key, inside] of Object.entries(value)) {
    if (key === "$ref" && typeof inside === "string") yield inside;
    else yield* refsIn(inside);
  }
}
const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((value, step) => (value && typeof value === "object" ? Reflect.get(value, step) : undefined), document);

it("is the 3.1 description of the routes as they are", () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(endpoints))));
});

it("describes every route: its path, its body, its answer, its failures and whose cookie counts", () => {
  for (const { spec } of endpoints) {
    const operation = operationOf(spec.method, spec.path);
    expect(operation, `${spec.method} ${spec.path}`).toBeDefined();
    expect(operation?.summary.length).toBeGreaterThan(5);
    const inPath = operation?.parameters.filter((each) => each.in === "path").map((each) => each.name);
    expect(inPath).toEqual([...spec.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
    expect(operation?.requestBody !== undefined).toBe(spec.body !== undefined);
    expect(operation?.responses[spec.status]?.content !== undefined).toBe(spec.reply !== null);
    expect(operation?.security).toEqual(spec.who === "anyone" ? undefined : [{ [spec.who]: [] }]);
    for (const type of spec.failures) expect(operation?.responses[PROBLEM_TYPES[type]]?.description).toContain(type);
  }
  const described = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
  expect(described).toHaveLength(endpoints.length);
});

it("describes what is refused before a verb is reached, and the same answer to what is sent twice", async () => {
  const station = await aFacility();
  const [nurse, phone] = [await aStaff(station), await aPhone()];
  const as = { cookie: `${nurse.cookie}; ${phone.cookie}` };
  for (const { spec } of endpoints) {
    const path = spec.path.replaceAll(/:(\w+)/g, "x");
    const { method } = spec;
    const answers = [
      await send(path, { as, method, headers: { "sec-fetch-site": "cross-site" } }),
      await send(path, { method }),
      await send(path, { as, method, body: method === "GET" ? undefined : {} }),
      await send(path, { as, method, body: method === "GET" ? undefined : { x: "x".repeat(40_000) } }),
      await send(path, { as, method, headers: { "content-type": "text/plain" } }),
    ];
    for (const answer of answers.filter(({ status }) => status >= 400)) {
      const { type } = await answer.json<{ type: string }>();
      const described = operationOf(method, spec.path)?.responses[answer.status]?.description ?? "";
      expect(described.split(", "), `${method} ${path} ${answer.status}`).toContain(type);
    }
  }
  const [checkins, receipt] = ["/api/phone/episodes/:episodeId/checkins", "/api/phone/checkins/:checkinId/receipt"];
  expect(Object.keys(operationOf("POST", checkins)?.responses ?? {})).toEqual(expect.arrayContaining(["200", "201"]));
  expect(Object.keys(operationOf("GET", receipt)?.responses ?? {})).toEqual(expect.arrayContaining(["200", "304"]));
});

it("points only at what is there", () => {
  const refs = [...refsIn(JSON.parse(JSON.stringify(document)))];
  expect(refs.length).toBeGreaterThan(10);
  expect(refs.filter((ref) => !ref.startsWith("#/") || at(ref) === undefined)).toEqual([]);
});

it("names units and shapes that can be read: no schema is empty, no field of an answer is unknown", () => {
  const open: string[] = [];
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        if (Object.keys(schema).length === 0) open.push(`${method} ${path}`);
  expect(open).toEqual([]);
});
