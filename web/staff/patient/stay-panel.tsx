import { courseOf } from "#clinical/course.ts";
import { siteDateAt } from "#clinical/schedule.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Stay } from "../../shared/ui/stay.tsx";
import { now } from "../session/clock.ts";

/** Day of illness, isolation and monitoring by the dated rules; of an illness that ended as of its end. */
export function StayPanel({ record: { episode, openedAt, ended } }: { record: PatientRecord }) {
  const at = ended?.at ?? now.value;
  const course = courseOf({ ...episode, openedAt }, at);
  return (
    <section class="panel">
      <h2>{m.stay_title()}</h2>
      <div class="in stack tight">
        {course.day !== null && <p>{m.stay_day({ day: course.day })}</p>}
        <Stay course={course} today={siteDateAt(at)} />
      </div>
    </section>
  );
}
