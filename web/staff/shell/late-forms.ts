import { late } from "./late.ts";

/** The dialogs come once the page stands; what was pressed before waits for them. */
export const forms = late(() => import("./forms.ts"));
