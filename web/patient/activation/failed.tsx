import type { FacilityRef } from "#schema/api/common.ts";
import { Refused } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsFrom } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Heading } from "../shell/heading.tsx";
import { StationNumber } from "../shell/station-calls.tsx";

/** What only a code is answered. */
export const wordsOf = wordsFrom({
  "code-unknown": () => m.problem_code_unknown(),
  "code-used": () => m.problem_code_used(),
  "code-expired": () => m.problem_code_expired(),
  "code-revoked": () => m.problem_code_revoked(),
  "code-dead": () => m.problem_code_dead(),
  "wrong-birth-year": ({ triesLeft = 0 }) => m.problem_wrong_birth_year({ triesLeft }),
});

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

type Station = Pick<FacilityRef, "shortName" | "healthPhone">;
/** Whom to telephone: whoever the service names as the one that gives a new code, else the station of this phone. */
const stationOf = (error: unknown, here: Station | null): Station | null =>
  (error instanceof Refused && error.problem.station) || here;

interface FailedProps {
  readonly error: unknown;
  /** Of whom this phone knows already. */
  readonly here?: Station | null;
  /** The code was made on a phone, not at the station. */
  readonly fromPhone?: boolean;
}

/** Why it did not work, in a sentence, and whom to call. Of a code that nobody knows the number is on the station's sheet. */
export function Failed({ error, here = null, fromPhone = false }: FailedProps) {
  const dead = isDeadCode(error);
  const station = dead ? stationOf(error, here) : null;
  const now = station?.healthPhone ? m.activate_what_now_call() : m.activate_what_now();
  return (
    <>
      <section class="note" role="alert">
        <Icon name={dead ? "i-lock" : "i-x"} />
        {dead ? (
          <Heading of="dead" class="card-title">
            {fromPhone ? m.activate_phone_code_dead() : why(error)}
          </Heading>
        ) : (
          <b>{why(error)}</b>
        )}
        {dead && <p>{fromPhone ? m.activate_phone_code_what_now() : now}</p>}
      </section>
      {station && <StationNumber of={station} />}
    </>
  );
}
