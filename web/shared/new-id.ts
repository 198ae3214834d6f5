import { uuidv7obj } from "uuidv7";
import { encodeId, type Id, type IdPrefix } from "#schema/ids.ts";

/** An id made by this browser, so that a repeated request is recognised. */
export const newId = <P extends IdPrefix>(prefix: P): Id<P> => encodeId(prefix, uuidv7obj().bytes);
