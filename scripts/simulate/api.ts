import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import { problem } from "#schema/api/problem.ts";

/** One request as a phone or a console sends it. `text` goes as it is; `body` as JSON. */
export interface Sending {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly cookie?: string | undefined;
  readonly body?: unknown;
  readonly text?: string;
  readonly contentType?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Name and value of the first cookie that was set. */
  readonly cookie: string | null;
  /** Of the try that was answered. */
  readonly ms: number;
}

/** Sends a request, again and again while the line fails or the service is too busy. null: there was no answer in the end. */
export type Api = (sending: Sending) => Promise<Answer | null>;

const TRIES = 5;
const FIRST_PAUSE_MS = 200;
const PATIENCE_MS = 20_000;
const TOO_BUSY = 503;

function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    // Not from this service: told by its status.
    return null;
  }
}

async function once(origin: string, { method, path, cookie, body, text, contentType }: Sending): Promise<Answer | null> {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const begun = performance.now();
  try {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(cookie !== undefined && { cookie }),
        ...(sent !== undefined && { "content-type": contentType ?? "application/json" }),
      },
      ...(sent !== undefined && { body: sent }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answered = await response.text();
    const [set = null] = response.headers.getSetCookie();
    const first = set?.split(";")[0] ?? null;
    return { status: response.status, body: parsed(answered), cookie: first, ms: performance.now() - begun };
  } catch {
    // No network, or no answer in time: tried again like a phone does.
    return null;
  }
}

export function apiOf(origin: string): Api {
  return async (sending) => {
    for (let tried = 1; ; tried++) {
      const answer = await once(origin, sending);
      if ((answer !== null && answer.status !== TOO_BUSY) || tried === TRIES) return answer;
      await wait(FIRST_PAUSE_MS * 2 ** tried);
    }
  };
}

/** The answer in one word for a list of differences: status and problem type, never what a person wrote. */
export function inAWord(answer: Answer | null): string {
  if (answer === null) return "no answer";
  const found = z.safeParse(problem, answer.body);
  return found.success ? `${answer.status} ${found.data.type}` : String(answer.status);
}

/** The body of an answer, read with its shape; null when it is another. */
export function bodyOf<S extends z.ZodMiniType>(shape: S, answer: Answer | null): z.infer<S> | null {
  if (answer === null || answer.status >= 300) return null;
  const read = z.safeParse(shape, answer.body);
  return read.success ? read.data : null;
}
