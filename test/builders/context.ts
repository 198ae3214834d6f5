import { env } from "cloudflare:workers";
import type { Context } from "../../worker/ground/platform/context.ts";
import { systemIds } from "../../worker/ground/platform/ids.ts";

/** A context around the real D1 with a clock of one's own; whom it told stands in `poked` and `woken`. */
export function aContext(now: () => number = Date.now, over: Partial<Context> = {}) {
  const poked: string[] = [];
  const woken: string[] = [];
  const ctx: Context = {
    db: env.DB,
    clock: { now },
    ids: systemIds,
    log: { write: () => undefined },
    calls: null,
    push: null,
    texts: null,
    settings: {
      publicOrigin: "http://localhost",
      sessionKey: "x".repeat(32),
      secureCookies: false,
      calls: null,
      push: null,
      texts: null,
    },
    requestId: "test",
    poke: (facilities) => poked.push(...facilities),
    wake: (facilities) => woken.push(...facilities),
    probe: async () => undefined,
    board: async () => new Response(null, { status: 503 }),
    after: (work) => void work.catch(() => undefined),
    ...over,
  };
  return { ctx, poked, woken };
}
