import { useSignal } from "@preact/signals";
import type { ComponentChildren, FunctionComponent } from "preact";
import { useRef } from "preact/hooks";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { letters } from "../outbox/outbox.ts";
import { nameHere } from "../person/named-here.ts";
import { people, person, refreshSession, session } from "../session/session.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { OldDraft } from "./old-draft.tsx";
import { AskBreaths, AskRecount } from "./questions/breaths.tsx";
import { AskCalm, AskConditions, AskFever } from "./questions/choices.tsx";
import { AskPulse, AskTemperature } from "./questions/figures.tsx";
import { AskPressure } from "./questions/pressure.tsx";
import { AskSecondSpo2, AskSpo2, AskThirdSpo2 } from "./questions/spo2.tsx";
import { Summary } from "./questions/summary.tsx";
import { AskDanger, AskMild, AskMore } from "./questions/symptoms.tsx";
import type { Step } from "./steps.ts";
import { type Checkin, useCheckin } from "./use-checkin.ts";

const QUESTIONS: Record<Step, FunctionComponent<{ checkin: Checkin }>> = {
  spo2: AskSpo2,
  pulse: AskPulse,
  "spo2-second": AskSecondSpo2,
  "spo2-third": AskThirdSpo2,
  breaths: AskBreaths,
  calm: AskCalm,
  recount: AskRecount,
  temperature: AskTemperature,
  fever: AskFever,
  pressure: AskPressure,
  conditions: AskConditions,
  danger: AskDanger,
  more: AskMore,
  mild: AskMild,
  summary: Summary,
};

interface FormProps {
  readonly of: DevicePerson;
  readonly parameters: SiteParameters;
  readonly restart: () => void;
}

function Form({ of, parameters, restart }: FormProps) {
  const checkin = useCheckin(of, parameters, restart);
  const Question = QUESTIONS[checkin.step.value];
  return (
    <OldDraft checkin={checkin}>
      <Question key={checkin.step.value} checkin={checkin} />
    </OldDraft>
  );
}

const SESSION_POLL_MS = 30_000;

/** Nothing is asked here, and why. */
function NothingAsked({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <OfflineBar />
      <main class="p-main">
        <h1 class="q">{title}</h1>
        <p>{children}</p>
      </main>
      <BottomBar>
        <a class="btn" href="/">
          {m.shell_today()}
        </a>
      </BottomBar>
    </>
  );
}

/**
 * The name of whoever was measured here and has been taken off this phone meanwhile, in another window; null: nobody was. Somebody
 * else must not come under the finger in their place.
 */
function useTakenOff(of: DevicePerson | null): string | null {
  const last = useRef<{ readonly personId: string; readonly name: string } | null>(null);
  const isHere = people.value.some(({ personId }) => personId === last.current?.personId);
  if (last.current !== null && !isHere) return last.current.name;
  if (of) last.current = { personId: of.personId, name: nameHere(of) };
  return null;
}

/** A check-in of the person in use: one question a screen. */
export default function CheckinPage() {
  // Somebody may be asked into a call while they measure.
  useWhileVisible(refreshSession, SESSION_POLL_MS, "session");
  const [of, open] = [person.value, session.value];
  const takenOff = useTakenOff(of);
  const turn = useSignal(0);
  const restart = () => {
    turn.value += 1;
  };
  if (takenOff !== null && open)
    return <NothingAsked title={m.checkin_taken_off({ name: takenOff })}>{m.checkin_taken_off_kept()}</NothingAsked>;
  if (!of || !open || letters.value === null)
    return (
      <>
        <main class="p-main" aria-busy="true">
          <p class="dim">{m.loading()}</p>
        </main>
        <BottomBar />
      </>
    );
  if (of.episodeId === null || of.episodeState !== "active")
    return (
      <NothingAsked title={m.home_ended_title()}>
        {of.episodeState === "ended" ? m.home_ended({ station: of.facility.shortName }) : m.home_no_episode()}
      </NothingAsked>
    );
  return <Form key={`${of.personId} ${turn.value}`} of={of} parameters={open.parameters} restart={restart} />;
}
