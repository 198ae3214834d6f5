import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type PatientRow, patientList } from "#schema/api/enrolment.ts";
import { m } from "../../shared/paraglide/messages.js";
import { ask } from "../session/request.ts";
import { TextField } from "../ui/fields.tsx";

export interface Housemate {
  readonly episodeId: string;
  readonly name: string;
}
const TYPING_PAUSE_MS = 250;

function useFound(q: string): readonly PatientRow[] {
  const found = useSignal<readonly PatientRow[]>([]);
  useEffect(() => {
    if (q.trim().length < 2) {
      found.value = [];
      return;
    }
    let current = true;
    const pause = setTimeout(async () => {
      const answer = await ask(`/api/patients?${new URLSearchParams({ q, state: "active" })}`, patientList).catch(() => null);
      if (current && answer) found.value = answer.patients.slice(0, 6);
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(pause);
    };
  }, [q]);
  return found.value;
}

/** Does the person live with somebody who is followed already? Then both stand on one phone. */
export function HouseholdField({
  chosen,
  onChoose,
}: {
  chosen: Housemate | null;
  onChoose: (housemate: Housemate | null) => void;
}) {
  const q = useSignal("");
  const found = useFound(q.value);
  return (
    <fieldset class="panel form-part">
      <legend>{m.enrol_household()}</legend>
      {chosen ? (
        <p class="f-wide marks">
          <b>{m.enrol_household_with({ name: chosen.name })}</b>
          <button type="button" class="btn btn-2 btn-xs" onClick={() => onChoose(null)}>
            {m.enrol_household_clear()}
          </button>
        </p>
      ) : (
        <>
          <TextField
            label={m.enrol_household_find()}
            hint={m.enrol_household_hint()}
            type="search"
            value={q.value}
            onValue={(value) => {
              q.value = value;
            }}
          />
          <ul class="f-wide stack">
            {found.map(({ episodeId, name, hamlet }) => (
              <li key={episodeId}>
                <button type="button" class="btn btn-2 btn-xs" onClick={() => onChoose({ episodeId, name })}>
                  {name}, {hamlet}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
