import { useSignal } from "@preact/signals";
import { MEASURING_CONDITIONS, type MeasuringCondition } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Heading } from "../../shell/heading.tsx";
import { OneOf } from "../../shell/one-of.tsx";
import { Choice } from "../choice.tsx";
import { useFirstChoice } from "../keys.ts";
import { StepFrame } from "../step-frame.tsx";
import type { Checkin } from "../use-checkin.ts";

export function AskCalm({ checkin }: { checkin: Checkin }) {
  useFirstChoice(true);
  const calm = useSignal<boolean | null | undefined>(checkin.given.value.calm);
  const choose = (value: boolean) => () => {
    calm.value = value;
    checkin.note({ calm: value });
  };
  const go = () => checkin.answer({ calm: calm.value ?? null, breathsAgain: undefined });
  return (
    <StepFrame checkin={checkin} next={{ word: m.shell_next(), ready: calm.value !== undefined, go }}>
      <Heading of="calm">{m.calm_question()}</Heading>
      <OneOf label={m.calm_question()}>
        <Choice one on={calm.value === true} press={choose(true)}>
          {m.calm_yes()}
        </Choice>
        <Choice one on={calm.value === false} press={choose(false)}>
          {m.calm_no()}
        </Choice>
      </OneOf>
      <Pass pass={() => checkin.answer({ calm: null })} />
    </StepFrame>
  );
}

/** Every question can be left out. */
export function Pass({ pass }: { pass: () => void }) {
  return (
    <button type="button" class="btn btn-q btn-full" onClick={pass}>
      {m.checkin_pass()}
    </button>
  );
}

/** Since when, in hours: the least of what the words mean, and 48 hours are never called less. */
const SINCE = [
  { hours: 12, words: () => m.fever_today() },
  { hours: 36, words: () => m.fever_one_day() },
  { hours: 48, words: () => m.fever_two_days() },
  { hours: 72, words: () => m.fever_longer() },
] as const;
const MEDICINE = [
  { helped: "yes", words: () => m.medicine_helped() },
  { helped: "no", words: () => m.medicine_not_helped() },
  { helped: "not_taken", words: () => m.medicine_not_taken() },
] as const;

export function AskFever({ checkin }: { checkin: Checkin }) {
  useFirstChoice(true);
  const { feverSinceHours, medicineHelped } = checkin.given.value;
  const since = useSignal(feverSinceHours);
  const helped = useSignal(medicineHelped);
  const go = () => checkin.answer({ feverSinceHours: since.value ?? null, medicineHelped: helped.value ?? null });
  return (
    <StepFrame
      checkin={checkin}
      next={{ word: m.shell_next(), ready: since.value !== undefined && helped.value !== undefined, go }}
    >
      <Heading of="fever">{m.fever_question()}</Heading>
      <OneOf label={m.fever_question()}>
        {SINCE.map(({ hours, words }) => (
          <Choice
            one
            key={hours}
            on={since.value === hours}
            press={() => {
              since.value = hours;
              checkin.note({ feverSinceHours: hours });
            }}
          >
            {words()}
          </Choice>
        ))}
      </OneOf>
      <h2 class="q2">{m.medicine_question()}</h2>
      <OneOf label={m.medicine_question()}>
        {MEDICINE.map(({ helped: code, words }) => (
          <Choice
            one
            key={code}
            on={helped.value === code}
            press={() => {
              helped.value = code;
              checkin.note({ medicineHelped: code });
            }}
          >
            {words()}
          </Choice>
        ))}
      </OneOf>
      <Pass pass={go} />
    </StepFrame>
  );
}

const CONDITIONS: Record<MeasuringCondition, () => string> = {
  cold_hand: () => m.condition_cold_hand(),
  nail_polish: () => m.condition_nail_polish(),
  movement: () => m.condition_movement(),
  weak_signal: () => m.condition_weak_signal(),
};

export function AskConditions({ checkin }: { checkin: Checkin }) {
  useFirstChoice(true);
  const { onOxygen, conditions, spo2First } = checkin.given.value;
  const oxygen = useSignal(onOxygen);
  const chosen = useSignal<readonly MeasuringCondition[] | null>(conditions ?? null);
  const measured = typeof spo2First === "number";
  const toggle = (one: MeasuringCondition) => () => {
    const now = chosen.value ?? [];
    chosen.value = now.includes(one) ? now.filter((other) => other !== one) : [...now, one];
    checkin.note({ conditions: [...chosen.value] });
  };
  const go = () => checkin.answer({ onOxygen: oxygen.value ?? null, conditions: [...(chosen.value ?? [])] });
  const choose = (value: boolean) => () => {
    oxygen.value = value;
    checkin.note({ onOxygen: value });
  };
  return (
    <StepFrame checkin={checkin} next={{ word: m.shell_next(), ready: oxygen.value !== undefined, go }}>
      <Heading of="conditions">{m.oxygen_question()}</Heading>
      <OneOf label={m.oxygen_question()}>
        <Choice one on={oxygen.value === true} press={choose(true)}>
          {m.oxygen_yes()}
        </Choice>
        <Choice one on={oxygen.value === false} press={choose(false)}>
          {m.oxygen_no()}
        </Choice>
      </OneOf>
      {measured && (
        <>
          <h2 class="q2">{m.conditions_question()}</h2>
          <fieldset class="choices" aria-label={m.conditions_question()}>
            {MEASURING_CONDITIONS.map((one) => (
              <Choice key={one} on={chosen.value?.includes(one) ?? false} press={toggle(one)}>
                {CONDITIONS[one]()}
              </Choice>
            ))}
          </fieldset>
        </>
      )}
      <Pass pass={go} />
    </StepFrame>
  );
}
