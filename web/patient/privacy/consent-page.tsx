import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Invitation } from "../call/invitation.tsx";
import { Household } from "../home/household.tsx";
import { Notices } from "../home/notices.tsx";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { answerConsent, askedLater, consentNeed } from "./consent-state.ts";
import { ConsentWords } from "./consent-words.tsx";
import "./privacy.css";
import { nameHereInSentence } from "../person/named-here.ts";

/** What is kept of a person, why, who sees it, how long and how to take it back; then yes or no, side by side: both are an answer. */
export default function ConsentPage({ of }: { of: DevicePerson }) {
  const { route } = useLocation();
  const answering = useSignal(false);
  const need = consentNeed(of);
  const answer = (decision: "given" | "declined") => async () => {
    if (answering.value) return;
    answering.value = true;
    const told = answerConsent(of, decision);
    // It counts at once. Whoever has gone elsewhere by the time that the station has heard it stays there.
    if (decision === "declined") route("/", true);
    await told;
    answering.value = false;
  };
  const answers = useRef<HTMLDivElement>(null);
  const toAnswers = () => {
    answers.current?.scrollIntoView({ block: "center" });
    answers.current?.focus({ preventScroll: true });
  };
  const later = () => {
    askedLater.value = true;
  };
  return (
    <>
      <header>
        <Household />
      </header>
      <OfflineBar />
      <main class="p-main">
        {/* On a phone that was linked before anybody was asked, what cannot wait does not wait for the answer. */}
        <Invitation />
        <Notices of={of} />
        <Heading of={`consent ${of.personId}`}>{m.consent_title({ name: nameHereInSentence(of) })}</Heading>
        {need === "again" && (
          <p class="note" role="status">
            <Icon name="i-pen" />
            <b>{m.consent_again()}</b>
          </p>
        )}
        {of.relation === "carer" && <p>{m.consent_for({ name: nameHereInSentence(of) })}</p>}
        <ConsentWords of={of} />
        <div ref={answers} class="answers" tabIndex={-1}>
          <button type="button" class="btn btn-full" aria-disabled={answering.value} onClick={answer("given")}>
            {m.consent_yes()}
          </button>
          <button type="button" class="btn btn-2 btn-full" aria-disabled={answering.value} onClick={answer("declined")}>
            {m.consent_no()}
          </button>
          {need === "again" && (
            <button type="button" class="btn btn-q btn-full" onClick={later}>
              {m.consent_later()}
            </button>
          )}
        </div>
      </main>
      <BottomBar>
        <button type="button" class="btn btn-2" onClick={toAnswers}>
          {m.consent_down()}
        </button>
      </BottomBar>
    </>
  );
}
