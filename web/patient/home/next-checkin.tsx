import type { DevicePerson } from "#schema/api/access.ts";
import { dueWhyWord } from "../../shared/due-why.ts";
import { clockTime, dayName, isSameDay } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { CheckinLetter } from "../outbox/letter.ts";
import { letters } from "../outbox/outbox.ts";
import { latestCheckin } from "../outbox/rules.ts";
import { mayMeasure } from "../privacy/consent-state.ts";
import { siteNow, siteTime } from "../session/clock.ts";
import { session } from "../session/session.ts";
import { lengthWords } from "./due-words.ts";
import { nextDueOf } from "./next-due.ts";

const HOUR_MS = 3_600_000;
/** Words change from "in" to "late" this long after the reminder. */
const LATE_AFTER_MS = HOUR_MS / 2;
/** A check-in saved here that the station has not seen yet answers a reminder of so many hours around it. */
const ANSWERS_WITHIN_MS = 6 * HOUR_MS;

type Due = { readonly at: number; readonly words: string; readonly late: boolean };

function dueOf(nextDueAt: number | null, last: CheckinLetter | null, at: number): Due | null {
  if (nextDueAt === null) return null;
  const answered =
    last !== null && last.state !== "receipted" && Math.abs(siteTime(last.content.recordedAt) - nextDueAt) < ANSWERS_WITHIN_MS;
  const difference = nextDueAt - at;
  if (answered) return { at: nextDueAt, words: m.home_done_waits(), late: false };
  if (difference > 0) return { at: nextDueAt, words: m.home_due_in({ length: lengthWords(difference) }), late: false };
  if (-difference < LATE_AFTER_MS) return { at: nextDueAt, words: m.home_due_now(), late: false };
  return { at: nextDueAt, words: m.home_due_late({ length: lengthWords(-difference) }), late: true };
}

function Ended({ of }: { of: DevicePerson }) {
  const words = of.episodeState === "ended" ? m.home_ended({ station: of.facility.shortName }) : m.home_no_episode();
  return (
    <section class="card next">
      <h2>{m.home_ended_title()}</h2>
      <p>{words}</p>
    </section>
  );
}

/** Nothing is taken down of whoever has not agreed to it; the way to agree stands here, and what still works. */
function NotAgreed({ of }: { of: DevicePerson }) {
  return (
    <section class="card next">
      <h2>{m.consent_off_title()}</h2>
      <p>{m.consent_off({ station: of.facility.shortName })}</p>
      <a class="btn btn-2 btn-full" href="/checkin">
        {m.consent_read()}
      </a>
    </section>
  );
}

/** The next time to measure, and the button. A draft goes on where it was left. */
export function NextCheckin({ of }: { of: DevicePerson }) {
  if (of.episodeState !== "active") return <Ended of={of} />;
  if (!mayMeasure(of)) return <NotAgreed of={of} />;
  const draft = (letters.value ?? []).find(
    (one) => one.kind === "checkin" && one.personId === of.personId && one.state === "draft",
  );
  const last = latestCheckin(letters.value ?? [], of.personId);
  const next = nextDueOf(of, last, session.value?.serverTime ?? 0);
  const due = dueOf(next.at, last, siteNow.value);
  const otherDay = due !== null && !isSameDay(due.at, siteNow.value);
  return (
    <section class={`card next ${due?.late ? "late" : ""}`}>
      <div>
        <h2>{due?.late ? m.home_due_was() : m.home_next_checkin()}</h2>
        {due && (
          <p class="when">
            <span class="num">{clockTime(due.at)}</span>{" "}
            <small>{otherDay ? `${dayName(due.at)}, ${due.words}` : due.words}</small>
          </p>
        )}
        {due && next.why !== null && next.why !== "window" && <p class="dim">{dueWhyWord(next.why)}</p>}
        {!due && <p>{of.hasCheckedIn || last ? m.home_no_due() : m.home_first_checkin()}</p>}
      </div>
      <a class="btn btn-full" href="/checkin">
        {draft ? m.home_go_on() : m.home_measure_now()}
      </a>
      {due && !of.hasCheckedIn && !last && <p class="dim">{m.home_first_checkin()}</p>}
    </section>
  );
}
