import * as z from "zod/mini";
import { ROLES } from "../terms.ts";
import { instant, staffRef } from "./common.ts";

/** Who has opened a record, a line a person and day of the site. `place`: where they worked when they did. */
export const reader = z.object({ by: staffRef, role: z.enum(ROLES), place: z.string(), from: instant, until: instant });
export type Reader = z.infer<typeof reader>;

/** GET /api/phone/episodes/{id}/readers: newest first. */
export const readerList = z.object({ readers: z.array(reader) });
export type ReaderList = z.infer<typeof readerList>;
