import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Invitation } from "../call/invitation.tsx";
import { usePatientWords } from "../checkin/patient-words.ts";
import { nameHere } from "../person/named-here.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { useIgnoredSecondTap } from "../shell/second-tap.ts";
import { CallAmbulance, CallStation } from "../shell/station-calls.tsx";
import { Accepted } from "./accepted.tsx";
import { AddList } from "./add-list.tsx";
import { Chain } from "./chain.tsx";
import { type More, nextReading, type Outcome, stationKnows } from "./outcome.ts";
import { adviceTexts, shortReason } from "./reasons.tsx";
import { Why } from "./why.tsx";

function Head({ outcome }: { outcome: Outcome }) {
  const words = usePatientWords();
  return (
    <header class="danger-head">
      <span data-sev="em" class="head-shape">
        <Icon name="s-em" class="sev" />
      </span>
      <div role="alert">
        <Heading of={outcome.checkinId} class="">
          {m.danger_call_115()}
        </Heading>
        <p>
          {nameHere(outcome.of)}: {words ? shortReason(outcome, words) : ""}
        </p>
      </div>
      <LanguageSwitch />
    </header>
  );
}

function Meanwhile({ outcome }: { outcome: Outcome }) {
  const words = usePatientWords();
  const told = stationKnows(outcome);
  if (!words) return null;
  // "Call 115" stands above in the largest type.
  const rest = adviceTexts(outcome, words, told, ["call-115"]);
  return (
    <section class="meanwhile">
      <h2>{m.danger_meanwhile()}</h2>
      <ul>
        {rest.map((text) => (
          <li key={text}>{text}</li>
        ))}
        <li>{m.danger_phone_loud()}</li>
      </ul>
    </section>
  );
}

/** What to do, two calls, then who knows. */
export function Danger({ outcome, more }: { outcome: Outcome; more: More }) {
  useIgnoredSecondTap();
  const { of, letter, receipt, added } = outcome;
  const words = usePatientWords();
  return (
    <>
      <OfflineBar danger />
      <Head outcome={outcome} />
      <main class="p-main tight">
        <Invitation />
        <CallAmbulance />
        <CallStation of={of.facility} />
        <section class="card snug" aria-live="polite">
          <Chain of={of} letter={letter} receipt={receipt} added={added} danger />
        </section>
        <Accepted outcome={outcome} />
        <Meanwhile outcome={outcome} />
        {words && <Why outcome={outcome} words={words} />}
        <AddList outcome={outcome} more={more} />
        {nextReading(outcome) && (
          <a class="btn btn-2 btn-full" href="/checkin">
            {m.result_measure_anew()}
          </a>
        )}
        <a class="btn btn-q" href="/">
          {m.result_to_today()}
        </a>
      </main>
      <BottomBar quietHelp>
        {nextReading(outcome) ? (
          <button type="button" class="btn btn-2" onClick={() => more("reading")}>
            {m.result_again_spo2()}
          </button>
        ) : (
          <a class="btn btn-2" href="/checkin">
            {m.result_measure_anew()}
          </a>
        )}
      </BottomBar>
    </>
  );
}
