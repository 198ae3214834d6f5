import * as z from "zod/mini";
import { ageInMonths } from "#clinical/age.ts";
import { symptomsAsked } from "#clinical/form.ts";
import { SYMPTOMS, type Symptom } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { TickList } from "../checkin/questions/symptoms.tsx";
import { begun, forgetBegun, keepBegun } from "../shell/begun.ts";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import { keyOfAdded, type Outcome } from "./outcome.ts";

/** Every sign of the age that was not reported yet, most dangerous first. */
function signsLeft({ of: { birth }, judged }: Outcome): Symptom[] {
  const { danger, more, mild } = symptomsAsked(ageInMonths(birth.date, birth.precision, Date.now()));
  const known = judged?.facts.symptoms ?? [];
  return [...danger, ...more, ...mild].filter((code) => !known.includes(code));
}

const ticks = z.array(z.enum(SYMPTOMS));
/** What was ticked before and is still asked; null: nothing. */
function tickedOf(key: string, asked: readonly Symptom[]): readonly Symptom[] | null {
  const ticked = (begun(key, ticks) ?? []).filter((code) => asked.includes(code));
  return ticked.length === 0 ? null : ticked;
}

/** Signs that came, or were forgotten. What is added can only be seen, not absent: there is no "none of these". */
export function AddSigns({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const key = keyOfAdded(outcome, "signs");
  const codes = signsLeft(outcome);
  const ticked = tickedOf(key, codes);
  const go = async () => {
    await add(outcome, { symptomsAdded: [...(ticked ?? [])] });
    forgetBegun((one) => one === key);
    close();
  };
  return (
    <AddFrame outcome={outcome} close={close} ready={ticked !== null} go={go}>
      <Heading of="add-signs">{m.symptoms_danger()}</Heading>
      <TickList codes={codes} label={m.symptoms_danger()} ticked={ticked} none={false} change={(next) => keepBegun(key, next)} />
    </AddFrame>
  );
}
