import type { FacilityRef } from "#schema/api/common.ts";
import { Refused } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { StationNumber } from "../shell/station-calls.tsx";

const DEAD = new Set(["code-used", "code-expired", "code-revoked", "code-dead", "code-unknown"]);

/** Nothing more can be done with this code. */
export const isDeadCode = (error: unknown): boolean => error instanceof Refused && DEAD.has(error.problem.type);

/** Why it did not work, and what to do. The number on the sheet is the station's; here it is known only from a person on this phone. */
export function Failed({ error, station }: { error: unknown; station: FacilityRef | null }) {
  const dead = isDeadCode(error);
  return (
    <>
      <section class="note" role="alert">
        <Icon name={dead ? "i-lock" : "i-x"} />
        <b>{error instanceof Refused ? wordsOf(error) : m.activate_offline()}</b>
        {dead && <p>{m.activate_what_now()}</p>}
      </section>
      {dead && station && <StationNumber of={station} />}
    </>
  );
}
