import * as z from "zod/mini";

/** GET /api/health: does each part answer, and in how many milliseconds as seen from here. */
export const health = z.object({
  ok: z.boolean(),
  parts: z.object({
    database: z.enum(["ok", "failing"]),
    board: z.enum(["ok", "failing"]),
    dispatcher: z.enum(["ok", "failing"]),
    /** not_configured: everything but calls works. */
    calls: z.enum(["ok", "failing", "not_configured"]),
    /** ok: it has its keys; whether a push service takes them only the log tells. */
    push: z.enum(["ok", "not_configured"]),
    /** The same of the gateway of text messages. */
    texts: z.enum(["ok", "not_configured"]),
  }),
  version: z.string(),
});
