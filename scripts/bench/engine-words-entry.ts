/** The engine with every word that it can say, as the Worker holds it. Measured by engine.ts. */

export { words as enNurse } from "#clinical/protocol/covid19-home-1/words/en.nurse.ts";
export { words as enPatient } from "#clinical/protocol/covid19-home-1/words/en.patient.ts";
export { words as kmNurse } from "#clinical/protocol/covid19-home-1/words/km.nurse.ts";
export { words as kmPatient } from "#clinical/protocol/covid19-home-1/words/km.patient.ts";
export { words as viNurse } from "#clinical/protocol/covid19-home-1/words/vi.nurse.ts";
export * from "./engine-entry.ts";
