import type { Context as Hono } from "hono";
import * as z from "zod/mini";
import { PROBLEM_TYPES, type ProblemType } from "#schema/api/problem.ts";
import { type CookieChange, type Credential, cookieHeader, credentialOf } from "../access/credential.ts";
import type { Context } from "./context.ts";
import { type Failure, toProblem } from "./failure.ts";
import type { Result } from "./result.ts";

type Shape = z.ZodMiniType;
type Read<S> = S extends Shape ? z.infer<S> : undefined;

/** What a handler answers: the body, and now and then a status, a cookie or a version to be asked by. */
export interface Reply<R> {
  readonly body: R;
  readonly status?: 200 | 201 | 204;
  readonly etag?: string;
  readonly cookies?: readonly CookieChange[];
}

export interface Call<P, Q, B> {
  readonly credential: Credential;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly request: Request;
}

interface Spec<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined, R extends Shape | null> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: `/api/${string}`;
  /** One sentence for the OpenAPI description. */
  readonly summary: string;
  /** Whose credential counts here. */
  readonly who: "anyone" | "staff" | "phone";
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly status: 200 | 201 | 204;
  /** What was sent is known already: answered the same, with 200 in the place of `status`. */
  readonly repeats?: true;
  /** The reply carries a version; whoever asks with it gets 304. */
  readonly versioned?: true;
  /** What the verb refuses; what is refused before it is reached is added from the route's shape (open-api.ts). */
  readonly failures: readonly ProblemType[];
  readonly handle: (
    ctx: Context,
    call: Call<Read<P>, Read<Q>, Read<B>>,
  ) => Promise<Result<Reply<R extends Shape ? z.infer<R> : null>, Failure>>;
}

/** A route as data: the app mounts it, the OpenAPI description and the access matrix read it. */
export interface Endpoint {
  readonly spec: Omit<Spec<Shape | undefined, Shape | undefined, Shape | undefined, Shape | null>, "handle">;
  readonly answer: (ctx: Context, hono: Hono) => Promise<Response>;
}

const PROBLEM_JSON = {
  "content-type": "application/problem+json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

export function problemResponse(failure: Failure, requestId: string): Response {
  return new Response(JSON.stringify(toProblem(failure, requestId)), {
    status: PROBLEM_TYPES[failure.tag],
    headers: { ...PROBLEM_JSON, "x-request-id": requestId },
  });
}

function fieldsOf(error: z.core.$ZodError): Failure {
  const fields = error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join("."), code: issue.code, message: issue.message }));
  return { tag: "invalid-body", fields };
}

type Parsed = { readonly value: unknown } | { readonly failure: Failure };

function parse(shape: Shape | undefined, input: unknown): Parsed {
  if (!shape) return { value: undefined };
  const parsed = z.safeParse(shape, input);
  return parsed.success ? { value: parsed.data } : { failure: fieldsOf(parsed.error) };
}

async function readBody(shape: Shape | undefined, request: Request): Promise<Parsed> {
  if (!shape) return { value: undefined };
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return { failure: { tag: "wrong-content-type" } };
  const text = await request.text();
  try {
    return parse(shape, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return { failure: { tag: "unreadable-body" } };
    throw error;
  }
}

function respond(reply: Reply<unknown>, status: number, request: Request, secure: boolean): Response {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  for (const change of reply.cookies ?? []) headers.append("set-cookie", cookieHeader(change, secure));
  if (reply.etag) {
    headers.set("etag", `"${reply.etag}"`);
    if (request.headers.get("if-none-match") === `"${reply.etag}"`) return new Response(null, { status: 304, headers });
  }
  if (status === 204) {
    headers.delete("content-type");
    return new Response(null, { status, headers });
  }
  return new Response(JSON.stringify(reply.body), { status, headers });
}

/** Declares a route: parse everything, one verb, reply. */
export function endpoint<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  R extends Shape | null = null,
>(spec: Spec<P, Q, B, R>): Endpoint {
  const answer = async (ctx: Context, hono: Hono): Promise<Response> => {
    const request = hono.req.raw;
    const params = parse(spec.params, hono.req.param());
    // An id that cannot be one is answered like one that does not exist.
    if ("failure" in params) return problemResponse({ tag: "not-found" }, ctx.requestId);
    const query = parse(spec.query, hono.req.query());
    if ("failure" in query) return problemResponse(query.failure, ctx.requestId);
    const credential = await credentialOf(request, spec.who, ctx.settings.secureCookies);
    if (spec.who !== "anyone" && credential.kind === "none") return problemResponse({ tag: "not-signed-in" }, ctx.requestId);
    const body = await readBody(spec.body, request);
    if ("failure" in body) return problemResponse(body.failure, ctx.requestId);
    // The shapes were checked above; the types of the call follow from the same shapes.
    const call = { credential, params: params.value, query: query.value, body: body.value, request } as Call<
      Read<P>,
      Read<Q>,
      Read<B>
    >;
    const result = await spec.handle(ctx, call);
    if (!result.ok) return problemResponse(result.failure, ctx.requestId);
    return respond(result.value, result.value.status ?? spec.status, request, ctx.settings.secureCookies);
  };
  return { spec, answer };
}
