import { health } from "#schema/api/health.ts";
import type { Context } from "./context.ts";
import { endpoint } from "./endpoint.ts";
import { ok } from "./result.ts";

const VERSION = "0.1.0";

async function answers(part: Promise<unknown>): Promise<"ok" | "failing"> {
  try {
    await part;
    return "ok";
  } catch {
    return "failing";
  }
}

const configured = (part: unknown) => (part === null ? ("not_configured" as const) : ("ok" as const));

/** Asks each part; the objects are asked under a name that is no facility. */
async function check(ctx: Context) {
  const [database, board, dispatcher, calls] = await Promise.all([
    answers(ctx.db.prepare("SELECT 1").first()),
    answers(ctx.probe("board")),
    answers(ctx.probe("dispatcher")),
    ctx.calls ? answers(ctx.calls.probe()) : ("not_configured" as const),
  ]);
  const parts = { database, board, dispatcher, calls, push: configured(ctx.push), texts: configured(ctx.texts) };
  return { ok: Object.values(parts).every((part) => part !== "failing"), parts, version: VERSION };
}

export const healthEndpoints = [
  endpoint({
    method: "GET",
    path: "/api/health",
    summary: "Whether the database, the live objects and the call server answer",
    who: "anyone",
    reply: health,
    status: 200,
    failures: [],
    handle: async (ctx) => ok({ body: await check(ctx) }),
  }),
];
