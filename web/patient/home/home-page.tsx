import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Invitation } from "../call/invitation.tsx";
import { OthersNews } from "../opinion/others-news.tsx";
import { ConsentPlace } from "../privacy/consent-place.tsx";
import { askedLater, consentNeed } from "../privacy/consent-state.ts";
import { useNamedPerson } from "../push/hear-worker.tsx";
import { PushOfferPlace } from "../push/offer-place.tsx";
import { courseOf, refreshCourse } from "../session/course.ts";
import { people, person, refreshSession, state } from "../session/session.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { BottomBar, HomeBar, OfflineBar } from "../shell/bars.tsx";
import { isInstalled } from "../shell/install.ts";
import { usePart } from "../shell/use-part.ts";
import { Household } from "./household.tsx";
import { InstallHint } from "./install-hint.tsx";
import { LastCheckin } from "./last-checkin.tsx";
import { Messages } from "./messages.tsx";
import { NewsPlace } from "./news-place.tsx";
import { NextCheckin } from "./next-checkin.tsx";
import { Notices } from "./notices.tsx";
import { PersonHead } from "./person-head.tsx";
import { Welcome } from "./welcome.tsx";

const POLL_MS = 30_000;

function Today({ of }: { of: DevicePerson }) {
  useWhileVisible(
    async () => {
      await refreshSession();
      if (of.episodeId) await refreshCourse(of.episodeId);
    },
    POLL_MS,
    of.personId,
  );
  // What a doctor decided about the last check-in comes before the next one.
  const isDecided = Boolean(courseOf(of.episodeId)?.receipt?.answer?.opinion);
  return (
    <>
      <header>
        <Household />
      </header>
      <OfflineBar />
      <main class="p-main">
        <Invitation />
        <PersonHead of={of} />
        <OthersNews shown={of} household={people.value} />
        <Notices of={of} />
        <NewsPlace of={of} />
        {isDecided && <LastCheckin of={of} />}
        <NextCheckin of={of} />
        {!isDecided && <LastCheckin of={of} />}
        <Messages of={of} />
        <PushOfferPlace of={of} />
        <InstallHint />
        <a class="btn btn-q" href="/phone">
          {m.home_this_phone({ count: people.value.length })}
        </a>
      </main>
      <HomeBar />
    </>
  );
}

/** Today, for the person in use. */
export function HomePage() {
  const { route } = useLocation();
  useNamedPerson();
  const isEmpty = state.value !== "loading" && people.value.length === 0;
  useEffect(() => {
    if (location.hash.length > 8) route(`/a${location.hash}`, true);
  }, [route]);
  if (isEmpty) return isInstalled() ? <FirstCode /> : <Welcome />;
  const of = person.value;
  if (!of) return <Loading />;
  const need = consentNeed(of);
  const asks = need === "first" || (need === "again" && !askedLater.value);
  return asks ? <ConsentPlace of={of} otherwise={<Today of={of} />} /> : <Today of={of} />;
}

const fetchActivation = () => import("../activation/activation-page.tsx").then((page) => ({ default: page.ActivationPage }));

/** The app on the home screen knows nobody yet: what it is for stood in the browser already, so it asks for the code at once. */
function FirstCode() {
  const activation = usePart(true, fetchActivation);
  if (activation === "gone") return <Welcome />;
  return activation ? <activation.Part isFirst /> : <Loading />;
}

function Loading() {
  return (
    <>
      <main class="p-main" aria-busy="true">
        <p class="dim">{m.loading()}</p>
        <div class="card skeleton" aria-hidden="true">
          <div class="sk" />
          <div class="sk" />
          <div class="sk" />
        </div>
      </main>
      <BottomBar />
    </>
  );
}
