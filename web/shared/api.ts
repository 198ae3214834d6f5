import * as z from "zod/mini";
import { type Problem, problem } from "#schema/api/problem.ts";

/** A request that was answered with a problem; `problem.type` has words in problem-words.ts. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(answer: Problem) {
    super(answer.title);
    this.problem = answer;
  }
}
/** No answer came: no network, or the answer was lost on the way. What was sent may have arrived. */
export class Unreachable extends Error {}

async function problemOf(response: Response): Promise<Problem> {
  const parsed = z.safeParse(problem, await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  return { type: "internal", title: response.statusText, status: response.status, requestId: "" };
}

interface Sending {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly etag?: string | null;
  readonly signal?: AbortSignal;
  /** Goes on after the page is gone; only for small bodies. */
  readonly keepalive?: boolean;
}

async function send(path: string, { method = "GET", body, etag, signal, keepalive = false }: Sending): Promise<Response> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/json";
  if (etag) headers["if-none-match"] = etag;
  const limit = AbortSignal.timeout(20_000);
  try {
    return await fetch(path, {
      method,
      headers,
      keepalive,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unreachable(path);
  }
}

/** Sends and reads the answer with `shape`; throws Refused or Unreachable. */
export async function call<S extends z.ZodMiniType>(path: string, shape: S, sending: Sending = {}): Promise<z.infer<S>> {
  const response = await send(path, sending);
  if (!response.ok) throw new Refused(await problemOf(response));
  return z.parse(shape, await response.json());
}

/** Sends where no body is answered. */
export async function tell(path: string, sending: Sending): Promise<void> {
  const response = await send(path, sending);
  if (!response.ok) throw new Refused(await problemOf(response));
}

/** Asks with a version: null when nothing has changed since. */
export async function callIfChanged<S extends z.ZodMiniType>(
  path: string,
  shape: S,
  etag: string | null,
): Promise<{ value: z.infer<S>; etag: string | null } | null> {
  const response = await send(path, { etag });
  if (response.status === 304) return null;
  if (!response.ok) throw new Refused(await problemOf(response));
  return { value: z.parse(shape, await response.json()), etag: response.headers.get("etag") };
}
