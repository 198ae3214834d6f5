import { useSignal } from "@preact/signals";
import { Suspense } from "preact/compat";
import { lazy } from "preact-iso";
import { bandsFor } from "#clinical/thresholds.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { SITE_OFFSET_MS } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { symptomWord } from "../../clinical-words.ts";
import { ageMonthsAt, illnessDay } from "../../person-words.ts";
import { now } from "../../session/clock.ts";
import { useNewerParameters } from "../../session/parameters.ts";
import { session } from "../../session/session.ts";
import { Loading } from "../../ui/state.tsx";
import { chartCheckinOf } from "./chart-figures.ts";
import { CheckinTable } from "./checkin-table.tsx";
import { symptomSeverities } from "./symptom-severity.ts";

const CourseChart = lazy(() => import("../../../shared/ui/chart/chart-course.tsx").then((chart) => chart.CourseChart));

const Explanation = lazy(() => import("./explanation.tsx").then((why) => why.Explanation));

/** Eight days of two half days. */
const RECENT = 16;
const WHOLE = 62;

function Chart({ record, most }: { record: PatientRecord; most: number }) {
  const parameters = session.value?.parameters;
  if (!parameters) return null;
  // Bands follow the person, not the minute: the chart is drawn when the record changes.
  const at = now.peek();
  const { person, episode, baseline, openedAt, checkins } = record;
  const ageMonths = ageMonthsAt(person.birth, at);
  const severities = symptomSeverities(ageMonths, parameters);
  const bands = bandsFor(ageMonths, parameters, {
    chronicHypoxia: episode.chronicHypoxia,
    baseline,
    pregnant: episode.pregnant ?? false,
  });
  const dayOf = (date: string) => illnessDay(episode.onsetDate, Date.parse(`${date}T12:00:00Z`) - SITE_OFFSET_MS);
  return (
    <CourseChart
      checkins={checkins.map(chartCheckinOf)}
      openedAt={openedAt}
      now={record.ended?.at ?? at}
      bands={bands}
      dayOf={dayOf}
      symptomWord={symptomWord}
      symptomSeverity={(code) => severities.get(code) ?? "routine"}
      most={most}
    />
  );
}

/** The course as a drawing; the same in words as a table. */
export function CoursePanel({ record }: { record: PatientRecord }) {
  useNewerParameters(record.checkins.at(-1)?.assessment.parameters);
  const whole = useSignal(false);
  const asTable = useSignal(false);
  return (
    <div class="panel course">
      <header>
        <h2>{m.course_title()}</h2>
        <span class="sp" />
        <button
          type="button"
          class="pill"
          aria-pressed={whole.value}
          onClick={() => {
            whole.value = !whole.value;
          }}
        >
          {m.course_whole()}
        </button>
        <button
          type="button"
          class="pill"
          aria-pressed={asTable.value}
          onClick={() => {
            asTable.value = !asTable.value;
          }}
        >
          {m.course_table()}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide drawing that scrolls must be scrolled with the keyboard too */}
      <section class="in scroll-x" aria-label={m.course_title()} tabIndex={0}>
        {record.checkins.length === 0 ? (
          <p class="empty">{m.record_no_checkin()}</p>
        ) : asTable.value ? (
          <CheckinTable checkins={record.checkins} />
        ) : (
          <Suspense fallback={<Loading what={m.course_loading()} />}>
            <Chart record={record} most={whole.value ? WHOLE : RECENT} />
          </Suspense>
        )}
      </section>
      <Suspense fallback={<Loading what={m.explain_title()} />}>
        <Explanation record={record} />
      </Suspense>
    </div>
  );
}
