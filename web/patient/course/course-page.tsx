import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Invitation } from "../call/invitation.tsx";
import { Household } from "../home/household.tsx";
import { Messages } from "../home/messages.tsx";
import { NextCheckin } from "../home/next-checkin.tsx";
import { PersonHead } from "../home/person-head.tsx";
import { letters } from "../outbox/outbox.ts";
import { siteTime } from "../session/clock.ts";
import { courseOf, refreshCourse } from "../session/course.ts";
import { person, refreshSession } from "../session/session.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { HomeBar, OfflineBar } from "../shell/bars.tsx";
import { Charts } from "./charts.tsx";
import { type Entry, entriesOf } from "./entries.ts";
import { EntryList } from "./entry-list.tsx";
import { MedicinesCard } from "./medicines-card.tsx";
import { Readers } from "./readers.tsx";
import { StayCard } from "./stay-card.tsx";

const POLL_MS = 60_000;
const ALL_MESSAGES = 20;

function entriesFor(of: DevicePerson): Entry[] {
  const own = (letters.value ?? []).filter((one) => one.kind === "checkin").filter((one) => one.episodeId === of.episodeId);
  return entriesOf(courseOf(of.episodeId)?.checkins ?? [], own, siteTime);
}

const isCertified = ({ episodeState, endReason }: DevicePerson): boolean => episodeState === "ended" && endReason === "recovered";

function Empty() {
  return (
    <section class="card empty">
      <b>{m.course_empty()}</b>
      <p>{m.course_empty_why()}</p>
    </section>
  );
}

function Course({ of }: { of: DevicePerson }) {
  useWhileVisible(
    async () => {
      await refreshSession();
      if (of.episodeId) await refreshCourse(of.episodeId);
    },
    POLL_MS,
    of.personId,
  );
  const entries = entriesFor(of);
  return (
    <>
      <header>
        <Household />
      </header>
      <OfflineBar />
      <main class="p-main">
        <Invitation />
        <PersonHead of={of} />
        <NextCheckin of={of} />
        {isCertified(of) && (
          <a class="btn btn-2 btn-full" href="/certificate">
            {m.certificate_open()}
          </a>
        )}
        <StayCard of={of} />
        <MedicinesCard of={of} />
        {entries.length === 0 ? <Empty /> : <Charts of={of} entries={entries} />}
        <Messages of={of} most={ALL_MESSAGES} receiptBeside={false} />
        {entries.length > 0 && <EntryList personId={of.personId} entries={entries} />}
        {of.episodeId !== null && <Readers key={of.episodeId} episodeId={of.episodeId} />}
      </main>
      <HomeBar />
    </>
  );
}

/** Everything that was measured in this illness, with what was not. */
export default function CoursePage() {
  if (person.value) return <Course of={person.value} />;
  return (
    <>
      <main class="p-main">
        <p class="dim">{m.course_empty()}</p>
      </main>
      <HomeBar />
    </>
  );
}
