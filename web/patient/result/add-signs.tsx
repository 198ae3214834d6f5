import { useSignal } from "@preact/signals";
import { ageInMonths } from "#clinical/age.ts";
import { symptomsAsked } from "#clinical/form.ts";
import type { Symptom } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { TickList } from "../checkin/questions/symptoms.tsx";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import type { Outcome } from "./outcome.ts";

/** Every sign of the age that was not reported yet, most dangerous first. */
function signsLeft({ of: { birth }, judged }: Outcome): Symptom[] {
  const { danger, more, mild } = symptomsAsked(ageInMonths(birth.date, birth.precision, Date.now()));
  const known = judged?.facts.symptoms ?? [];
  return [...danger, ...more, ...mild].filter((code) => !known.includes(code));
}

/** Signs that came, or were forgotten. What is added can only be seen, not absent: there is no "none of these". */
export function AddSigns({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const ticked = useSignal<readonly Symptom[] | null>(null);
  const go = async () => {
    await add(outcome, { symptomsAdded: [...(ticked.value ?? [])] });
    close();
  };
  return (
    <AddFrame outcome={outcome} close={close} ready={ticked.value !== null} go={go}>
      <Heading of="add-signs">{m.symptoms_danger()}</Heading>
      <TickList
        codes={signsLeft(outcome)}
        label={m.symptoms_danger()}
        ticked={ticked.value}
        none={false}
        change={(next) => {
          ticked.value = next;
        }}
      />
    </AddFrame>
  );
}
