import type { FunctionComponent } from "preact";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { letters } from "../outbox/outbox.ts";
import { person, session } from "../session/session.ts";
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

function Form({ of, parameters }: { of: DevicePerson; parameters: SiteParameters }) {
  const checkin = useCheckin(of, parameters);
  const Question = QUESTIONS[checkin.step.value];
  return (
    <OldDraft checkin={checkin}>
      <Question key={checkin.step.value} checkin={checkin} />
    </OldDraft>
  );
}

/** A check-in of the person in use: one question a screen. */
export default function CheckinPage() {
  const [of, open] = [person.value, session.value];
  if (!of || !open || letters.value === null)
    return (
      <main class="p-main" aria-busy="true">
        <p class="dim">{m.loading()}</p>
      </main>
    );
  if (of.episodeId === null || of.episodeState !== "active")
    return (
      <>
        <OfflineBar />
        <main class="p-main">
          <h1 class="q">{m.home_ended_title()}</h1>
          <p>{of.episodeState === "ended" ? m.home_ended({ station: of.facility.shortName }) : m.home_no_episode()}</p>
        </main>
        <BottomBar>
          <a class="btn" href="/">
            {m.shell_today()}
          </a>
        </BottomBar>
      </>
    );
  return <Form key={of.personId} of={of} parameters={open.parameters} />;
}
