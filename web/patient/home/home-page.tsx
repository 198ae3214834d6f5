import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Invitation } from "../call/invitation.tsx";
import { OthersNews } from "../opinion/others-news.tsx";
import { courseOf, refreshCourse } from "../session/course.ts";
import { people, person, refreshSession, state } from "../session/session.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { HomeBar, OfflineBar } from "../shell/bars.tsx";
import { Household } from "./household.tsx";
import { InstallHint } from "./install-hint.tsx";
import { LastCheckin } from "./last-checkin.tsx";
import { Messages } from "./messages.tsx";
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
        {isDecided && <LastCheckin of={of} />}
        <NextCheckin of={of} />
        {!isDecided && <LastCheckin of={of} />}
        <Messages of={of} />
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
  const isEmpty = state.value !== "loading" && people.value.length === 0;
  useEffect(() => {
    if (location.hash.length > 8) route(`/a${location.hash}`, true);
  }, [route]);
  if (isEmpty) return <Welcome />;
  return person.value ? <Today of={person.value} /> : <Loading />;
}

function Loading() {
  return (
    <main class="p-main" aria-busy="true">
      <p class="dim">{m.loading()}</p>
      <div class="card skeleton" aria-hidden="true">
        <div class="sk" />
        <div class="sk" />
        <div class="sk" />
      </div>
    </main>
  );
}
