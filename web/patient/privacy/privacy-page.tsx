import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Household } from "../home/household.tsx";
import { person } from "../session/session.ts";
import { HomeBar, OfflineBar } from "../shell/bars.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Heading } from "../shell/heading.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { answerConsent, answerOf, consentNeed, isWaiting } from "./consent-state.ts";
import { ConsentWords } from "./consent-words.tsx";
import { Deletion } from "./deletion.tsx";
import { TakeCopy } from "./take-copy.tsx";
import "./privacy.css";
import { fullNameHere, nameHereInSentence } from "../person/named-here.ts";

function Withdraw({ of, close }: { of: DevicePerson; close: () => void }) {
  const doing = useSignal(false);
  const go = async () => {
    if (doing.value) return;
    doing.value = true;
    await answerConsent(of, "withdrawn");
    close();
  };
  return (
    <Dialog title={m.privacy_withdraw_ask({ name: nameHereInSentence(of) })} close={close}>
      <p>{m.privacy_withdraw_what()}</p>
      <button type="button" class="btn btn-2 btn-full" aria-disabled={doing.value} onClick={go}>
        {m.privacy_withdraw()}
      </button>
    </Dialog>
  );
}

/** What was answered, when, and the way to change it. */
function Agreed({ of }: { of: DevicePerson }) {
  const asking = useSignal(false);
  const answer = answerOf(of);
  const need = consentNeed(of);
  const isGiven = answer?.decision === "given";
  const word = isGiven ? m.privacy_agreed() : answer === null ? m.privacy_not_asked() : m.privacy_not_agreed();
  return (
    <section class="card told" aria-labelledby="agreed">
      <h2 id="agreed" class="card-title">
        {m.privacy_consent()}
      </h2>
      <p role="status">
        <b>{word}</b>
        {answer !== null && `, ${dayNumber(answer.at)}`}
        {isWaiting(of.personId) && <> · {m.privacy_waits()}</>}
      </p>
      <details class="qr-more">
        <summary>{m.privacy_read()}</summary>
        <ConsentWords of={of} />
      </details>
      {need !== null && (
        <a class="btn btn-2 btn-full" href={need === "again" ? "/" : "/checkin"}>
          {m.consent_read()}
        </a>
      )}
      {isGiven && (
        <button
          type="button"
          class="btn btn-2 btn-full"
          onClick={() => {
            asking.value = true;
          }}
        >
          {m.privacy_withdraw()}
        </button>
      )}
      {asking.value && (
        <Withdraw
          of={of}
          close={() => {
            asking.value = false;
          }}
        />
      )}
    </section>
  );
}

/** What lies on this phone and how to guard it; these are of the phone, not of one person. */
function OnThisPhone() {
  return (
    <section class="card told" aria-labelledby="here">
      <h2 id="here" class="card-title">
        {m.privacy_here()}
      </h2>
      <p>{m.privacy_here_what()}</p>
      <a class="btn btn-2 btn-full" href="/pin">
        <Icon name="i-lock" />
        {m.pin_title()}
      </a>
    </section>
  );
}

/** Of one person: what was agreed to, a copy to take along, a wish to delete, and what lies on this phone. */
export default function PrivacyPage() {
  const of = person.value;
  if (!of) return <PageTop title={m.privacy_title()} back="/phone" />;
  return (
    <>
      <header>
        <Household />
      </header>
      <OfflineBar />
      <main class="p-main">
        <Heading of={of.personId}>{m.privacy_title()}</Heading>
        <p>
          <b>{fullNameHere(of)}</b>
        </p>
        <Agreed key={`agreed ${of.personId}`} of={of} />
        <TakeCopy key={`copy ${of.personId}`} of={of} />
        <Deletion key={`deletion ${of.personId}`} of={of} />
        <OnThisPhone />
        <a class="btn btn-q btn-full" href="/phone">
          {m.phone_title()}
        </a>
      </main>
      <HomeBar />
    </>
  );
}
