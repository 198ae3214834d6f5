import * as z from "zod/mini";
import { instant, siteParameters, staffRef, typedText } from "./common.ts";

/** A version of the site's parameters: what, since when, by whom and why. `by` null: the Ministry's own, set by nobody here. */
export const parameterVersion = z.object({
  ...siteParameters.shape,
  setAt: instant,
  by: z.nullable(staffRef),
  reason: z.string(),
});
export type ParameterVersion = z.infer<typeof parameterVersion>;

/** GET /api/site-parameters: every version, newest first; the first is in force. */
export const parameterHistory = z.object({ versions: z.array(parameterVersion), may: z.array(z.enum(["set-parameters"])) });
export type ParameterHistory = z.infer<typeof parameterHistory>;

/** POST /api/site-parameters: all of them, with the version that was read. How far each may go is the protocol's to say. */
export const setParametersBody = z.strictObject({ ...siteParameters.shape, reason: typedText(500) });
export type SetParametersBody = z.infer<typeof setParametersBody>;
