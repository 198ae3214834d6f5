import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import type { CheckinRule } from "#clinical/protocol/covid19-home-1/checkin-rule.ts";
import { readSigns, type Signs } from "#clinical/protocol/covid19-home-1/signs.ts";
import { fires } from "#clinical/protocol/rule.ts";
import { factsOf, type OracleCase } from "./oracle.ts";
import { symptomsOf } from "./situations.ts";

/** A record that notes what is asked of it. A copy of it (`{...signs}`) is empty: copying is not looking. */
function watched(signs: Signs, seen: Set<string>): Signs {
  return new Proxy(signs, {
    ownKeys: () => [],
    get: (target, key) => {
      if (typeof key === "string") seen.add(key);
      return Reflect.get(target, key);
    },
  });
}

/** The things that a rule looks at in any of these cases, beside the age. */
export function fieldsRead(rule: CheckinRule, cases: readonly OracleCase[]): string[] {
  const seen = new Set<string>();
  for (const one of cases) fires(rule, watched(readSigns(factsOf(one, symptomsOf(one)), DEFAULT_PARAMETERS), seen));
  seen.delete("ageMonths");
  return [...seen].sort();
}
