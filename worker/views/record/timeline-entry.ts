/** An entry that says nothing but when and what. */
export const BARE = { by: null, severity: null, detail: {}, text: null, patientText: null } as const;

/** Facts that are there, as the record of words that a timeline carries. */
export function facts(entries: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}
