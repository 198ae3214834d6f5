import { type CareCourse, courseOf } from "#clinical/course.ts";
import { siteDateAt } from "#clinical/schedule.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Stay } from "../../shared/ui/stay.tsx";
import { siteNow } from "../session/clock.ts";
import { daysLeft } from "./days-left.ts";

/** How many days are left, in the largest type; which rule says so stands below it. */
function leftWords(isolation: CareCourse["isolation"], today: string): string | null {
  if (isolation === null) return null;
  const { withTest: count, withoutTest: later } = daysLeft(isolation, today);
  if (count === 0) return later > 0 ? m.stay_left_without({ later }) : m.stay_left_none();
  return later > count ? m.stay_left_test({ count, later }) : m.stay_left({ count });
}

/** Which day it is, and until when to keep apart and to measure; computed on the phone, so that it is right without a network too. */
export function StayCard({ of }: { of: DevicePerson }) {
  if (of.episodeState !== "active") return null;
  const course = courseOf({ ...of, openedAt: of.careSince }, siteNow.value);
  const today = siteDateAt(siteNow.value);
  const left = leftWords(course.isolation, today);
  return (
    <section class="card stay" aria-label={m.stay_title()}>
      <h2 class="card-title">{m.stay_title()}</h2>
      {left !== null && <p class="stay-left">{left}</p>}
      <Stay course={course} today={today} />
      <p class="dim">{m.stay_ask_station()}</p>
    </section>
  );
}
