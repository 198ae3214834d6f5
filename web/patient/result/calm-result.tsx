import type { AssessedThing } from "#clinical/assessment.ts";
import type { PatientWords } from "#clinical/words.ts";
import { clockTime, dayName, isSameDay } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf, SeverityShape, severityWord, Unknown } from "../../shared/ui/severity.tsx";
import { Invitation } from "../call/invitation.tsx";
import { usePatientWords } from "../checkin/patient-words.ts";
import { WordsToCome } from "../checkin/words-to-come.tsx";
import { Face } from "../person/face.tsx";
import { nameHere } from "../person/named-here.ts";
import { siteNow } from "../session/clock.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { useIgnoredSecondTap } from "../shell/second-tap.ts";
import { CallAmbulance, CallStation } from "../shell/station-calls.tsx";
import { Accepted } from "./accepted.tsx";
import { AddList } from "./add-list.tsx";
import { Chain } from "./chain.tsx";
import { type More, nextReading, type Outcome, stationKnows } from "./outcome.ts";
import { adviceTexts, reasonTexts } from "./reasons.tsx";
import { Why } from "./why.tsx";

/** How bad it is stands here also while the words for its reasons are still to come. */
function Verdict({ outcome, words }: { outcome: Outcome; words: PatientWords | undefined }) {
  const { severity, judged, receipt } = outcome;
  const missing = judged?.assessment.unassessed ?? receipt?.assessment.unassessed ?? [];
  const code = severity === "routine" && missing.length > 0 ? "un" : codeOf(severity);
  const reasons = severity === "routine" || !words ? [] : reasonTexts(outcome, words);
  return (
    <section class="card verdict rail" data-sev={code} role={severity === "urgent" ? "alert" : "status"}>
      <SeverityShape code={code} />
      <Heading of={`${outcome.checkinId} ${severity}`} class="sev-word">
        {code === "un" ? m.result_partly() : severityWord(code)}
      </Heading>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {!words && <WordsToCome />}
      {words && missing.length > 0 && <Missing things={missing.map(({ what }) => what)} words={words} />}
    </section>
  );
}

const isThing = (what: string, words: PatientWords): what is AssessedThing => what in words.things;

function Missing({ things, words }: { things: readonly string[]; words: PatientWords }) {
  return (
    <p class="missing">
      <span class="dim">{m.result_missing()}</span>
      {things.map((what) => (
        <Unknown key={what} word={isThing(what, words) ? words.things[what] : what} />
      ))}
    </p>
  );
}

function WhatToDo({ outcome, words }: { outcome: Outcome; words: PatientWords }) {
  const told = stationKnows(outcome);
  const urgent = outcome.severity === "urgent";
  return (
    <section class="meanwhile">
      <h2>{m.result_what_to_do()}</h2>
      <ul>
        {urgent && !told && (
          <li>
            <b>{m.result_urgent_unaware()}</b>
          </li>
        )}
        {adviceTexts(outcome, words, told).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function NextTime({ outcome }: { outcome: Outcome }) {
  const at = outcome.receipt?.nextDueAt ?? null;
  if (at === null || outcome.of.episodeState !== "active") return null;
  const today = isSameDay(at, siteNow.value);
  return <p class="dim">{m.result_next({ time: clockTime(at), day: today ? m.result_today() : dayName(at) })}</p>;
}

/** Urgent, watch and on schedule. What could not be judged is named, and never looks like "on schedule". */
export function Calm({ outcome, more }: { outcome: Outcome; more: More }) {
  useIgnoredSecondTap();
  const { of, letter, receipt, added, severity, judged } = outcome;
  const words = usePatientWords();
  const callsFirst = severity === "urgent";
  return (
    <>
      <header class="p-top">
        <span class="who">
          <Face of={of} />
          <b>{nameHere(of)}</b>
        </span>
        <a class="lang later" href="/">
          {m.shell_today()}
        </a>
        <LanguageSwitch />
      </header>
      <OfflineBar />
      <main class="p-main tight">
        <Invitation />
        <Verdict outcome={outcome} words={words} />
        <Accepted outcome={outcome} />
        {words && <WhatToDo outcome={outcome} words={words} />}
        {words && <Why outcome={outcome} words={words} />}
        {callsFirst && <CallStation of={of.facility} />}
        <section class="card snug" aria-live="polite">
          <Chain of={of} letter={letter} receipt={receipt} added={added} danger={callsFirst} />
        </section>
        <NextTime outcome={outcome} />
        {callsFirst && <CallAmbulance />}
        <AddList outcome={outcome} more={more} />
      </main>
      <BottomBar>
        {judged?.asksAgain && nextReading(outcome) ? (
          <button type="button" class="btn btn-2" onClick={() => more("reading")}>
            {m.result_again_spo2()}
          </button>
        ) : (
          <a class="btn" href="/">
            {m.result_done()}
          </a>
        )}
      </BottomBar>
    </>
  );
}
