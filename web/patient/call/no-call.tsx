import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Heading } from "../shell/heading.tsx";
import { CallAmbulance, CallStation } from "../shell/station-calls.tsx";
import type { Refusal } from "./call-standing.ts";

type Why = Refusal | "no-line";
const WORDS: Record<Why, () => { what: string; next: string }> = {
  over: () => ({ what: m.pcall_over(), next: m.pcall_over_next() }),
  "no-line": () => ({ what: m.pcall_no_line(), next: m.pcall_no_line_next() }),
  "no-calls": () => ({ what: m.pcall_no_calls(), next: m.pcall_no_calls_next() }),
};

/** There is no call, why, and how to talk to somebody all the same. */
export function NoCall({ why, of, again }: { why: Why; of: DevicePerson | null; again: () => void }) {
  const { what, next } = WORDS[why]();
  return (
    <>
      <Heading of={`call ${why}`}>{what}</Heading>
      <p>{next}</p>
      {why === "no-calls" && (
        <button type="button" class="btn btn-2 btn-full" onClick={again}>
          {m.room_try_again()}
        </button>
      )}
      {of && <CallStation of={of.facility} />}
      <p>
        <b>{m.pcall_worse()}</b>
      </p>
      <CallAmbulance />
    </>
  );
}
