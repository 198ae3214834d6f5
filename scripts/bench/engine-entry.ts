/** What the phone loads to judge a check-in: the engine, the advice and one language's words. Measured by bundle.ts. */
export { adviceFor } from "#clinical/advice.ts";
export { assess } from "#clinical/assess.ts";
export { words } from "#clinical/protocol/covid19-home-1/words/vi.patient.ts";
