import type { FacilityRef } from "#schema/api/common.ts";
import { Refused } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { StationNumber } from "../shell/station-calls.tsx";

const DEAD = new Set(["code-used", "code-expired", "code-revoked", "code-dead", "code-unknown"]);

/** The last of the wrong birth years has killed the code as well. */
const hasNoTriesLeft = (error: unknown): boolean =>
  error instanceof Refused && error.problem.type === "wrong-birth-year" && error.problem.triesLeft === 0;
/** Nothing more can be done with this code. */
export const isDeadCode = (error: unknown): boolean =>
  hasNoTriesLeft(error) || (error instanceof Refused && DEAD.has(error.problem.type));
/** It was probably mistyped: it stays in the field to be looked at. */
export const isMistyped = (error: unknown): boolean => error instanceof Refused && error.problem.type === "code-unknown";

function why(error: unknown): string {
  if (hasNoTriesLeft(error)) return m.problem_code_dead();
  return error instanceof Refused ? wordsOf(error) : m.activate_offline();
}

/** Why it did not work, and what to do. The number on the sheet is the station's; here it is known only from a person on this phone. */
export function Failed({ error, station }: { error: unknown; station: FacilityRef | null }) {
  const dead = isDeadCode(error);
  return (
    <>
      <section class="note" role="alert">
        <Icon name={dead ? "i-lock" : "i-x"} />
        <b>{why(error)}</b>
        {dead && <p>{m.activate_what_now()}</p>}
      </section>
      {dead && station && <StationNumber of={station} />}
    </>
  );
}
