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
  }),
  version: z.string(),
});
