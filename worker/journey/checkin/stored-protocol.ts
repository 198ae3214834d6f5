/**
 * Versions of the protocol as D1 keeps them: one sign each, since a province sends millions of check-ins (decisions.md 7). A new
 * version gets a sign of its own; none is ever used again. A version without one is kept as it is.
 */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["covid19-home-1@1.0.0", "a"],
  ["covid19-home-1@1.1.0", "b"],
]);
const VERSIONS: ReadonlyMap<string, string> = new Map([...SIGNS].map(([version, sign]) => [sign, version]));

export const storedProtocol = (version: string): string => SIGNS.get(version) ?? version;
/** The full version again, as it is shown. */
export const protocolOf = (stored: string): string => VERSIONS.get(stored) ?? stored;
