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

/** Danger signs that came, or were forgotten. */
export function AddSigns({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const ticked = useSignal<readonly Symptom[] | null>(null);
  const { birth } = outcome.of;
  const { danger, more } = symptomsAsked(ageInMonths(birth.date, birth.precision, Date.now()));
  const go = async () => {
    if (ticked.value && ticked.value.length > 0) await add(outcome, { symptomsAdded: [...ticked.value] });
    close();
  };
  return (
    <AddFrame outcome={outcome} close={close} ready={ticked.value !== null} go={go}>
      <Heading of="add-signs">{m.symptoms_danger()}</Heading>
      <TickList
        codes={[...danger, ...more]}
        label={m.symptoms_danger()}
        ticked={ticked.value}
        change={(next) => {
          ticked.value = next;
        }}
      />
    </AddFrame>
  );
}
