import { useSignal } from "@preact/signals";
import { symptomsAsked } from "#clinical/form.ts";
import type { Symptom } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Heading } from "../../shell/heading.tsx";
import { Choice } from "../choice.tsx";
import { useFirstChoice } from "../keys.ts";
import { usePatientWords } from "../patient-words.ts";
import { Picture } from "../pictures/pictures.tsx";
import { StepFrame } from "../step-frame.tsx";
import { ageOf, sendsNow } from "../steps.ts";
import { toggled } from "../ticks.ts";
import type { Checkin } from "../use-checkin.ts";
import { WordsToCome } from "../words-to-come.tsx";
import { Pass } from "./choices.tsx";

type Page = "danger" | "more" | "mild";
const TITLES: Record<Page, () => string> = {
  danger: () => m.symptoms_danger(),
  more: () => m.symptoms_more(),
  mild: () => m.symptoms_mild(),
};

interface TickListProps {
  readonly codes: readonly Symptom[];
  readonly label: string;
  /** null: nothing was said yet. An empty list: none of these. */
  readonly ticked: readonly Symptom[] | null;
  readonly change: (ticked: readonly Symptom[] | null) => void;
  /** false: "none of these" is no answer here. */
  readonly none?: boolean;
}

/** Signs with pictures, and "none of these": each clears the other, and saying nothing is neither. */
export function TickList({ codes, label, ticked, change, none = true }: TickListProps) {
  const words = usePatientWords();
  const toggle = (code: Symptom) => () => change(toggled(ticked, code));
  useFirstChoice(words !== undefined);
  if (!words) return <WordsToCome />;
  return (
    <fieldset class="choices" aria-label={label}>
      {codes.map((code) => (
        <Choice key={code} on={ticked?.includes(code) ?? false} press={toggle(code)} picture={<Picture of={code} />}>
          {words.symptoms[code]}
        </Choice>
      ))}
      {none && (
        <Choice strong on={ticked !== null && ticked.length === 0} press={() => change([])}>
          {m.symptoms_none()}
        </Choice>
      )}
    </fieldset>
  );
}

function SymptomPage({ checkin, page }: { checkin: Checkin; page: Page }) {
  const ticked = useSignal<readonly Symptom[] | null>(checkin.given.value[page] ?? null);
  const would = { ...checkin.given.value, [page]: [...(ticked.value ?? [])] };
  const sends = ticked.value !== null && page !== "mild" && sendsNow(page, would, checkin.context());
  const go = () => checkin.answer({ [page]: [...(ticked.value ?? [])] });
  return (
    <StepFrame
      checkin={checkin}
      next={{ word: sends ? m.checkin_send_now() : m.shell_next(), ready: ticked.value !== null, go, sends }}
    >
      <Heading of={page}>{TITLES[page]()}</Heading>
      <TickList
        codes={symptomsAsked(ageOf(checkin.context()))[page]}
        label={TITLES[page]()}
        ticked={ticked.value}
        change={(next) => {
          ticked.value = next;
          // Kept though nobody has pressed "next" yet: a reload loses no tick, and "later" tells the station of a danger.
          checkin.note({ [page]: next === null ? undefined : [...next] });
        }}
      />
      {(ticked.value?.length ?? 0) === 0 && <Pass pass={() => checkin.answer({ [page]: null })} />}
    </StepFrame>
  );
}

export const AskDanger = ({ checkin }: { checkin: Checkin }) => <SymptomPage checkin={checkin} page="danger" />;
export const AskMore = ({ checkin }: { checkin: Checkin }) => <SymptomPage checkin={checkin} page="more" />;
export const AskMild = ({ checkin }: { checkin: Checkin }) => <SymptomPage checkin={checkin} page="mild" />;
