import { useEffect, useRef } from "preact/hooks";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { SITE_OFFSET_MS } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { CourseChart } from "../../../../shared/ui/chart/chart-course.tsx";
import { symptomWord } from "../../../clinical-words.ts";
import { chartCheckinOf } from "../../../patient/course/chart-figures.ts";
import { CheckinTable } from "../../../patient/course/checkin-table.tsx";
import { symptomSeverities } from "../../../patient/course/symptom-severity.ts";
import { ageMonthsAt, illnessDay } from "../../../person-words.ts";
import { serverNow } from "../../../session/clock.ts";
import { session } from "../../../session/session.ts";
import { bandsOf } from "./case-bands.ts";

const MOST = 62;

function Chart({ view }: { view: ConsultationView }) {
  const [parameters, bands] = [session.value?.parameters, bandsOf(view)];
  if (!parameters || !bands) return null;
  const severities = symptomSeverities(ageMonthsAt(view.birth, serverNow()), parameters);
  return (
    <CourseChart
      checkins={view.case.checkins.map(chartCheckinOf)}
      openedAt={view.case.openedAt}
      now={view.opinion?.at ?? serverNow()}
      bands={bands}
      dayOf={(date) => illnessDay(view.onsetDate, Date.parse(`${date}T12:00:00Z`) - SITE_OFFSET_MS)}
      symptomWord={symptomWord}
      symptomSeverity={(code) => severities.get(code) ?? "routine"}
      most={MOST}
    />
  );
}

/** The whole course, drawn and as a table; it comes only when somebody opens it, and is brought into sight then. */
export function WholeCourse({ view, onClose }: { view: ConsultationView; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <div class="panel course c-whole">
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {m.course_title()}
        </h2>
        <span class="sp" />
        <button type="button" class="btn btn-2 btn-xs" onClick={onClose}>
          {m.consultation_close_course()}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide drawing that scrolls must be scrolled with the keyboard too */}
      <section class="in scroll-x" aria-label={m.course_title()} tabIndex={0}>
        <Chart view={view} />
        <CheckinTable checkins={view.case.checkins} />
      </section>
    </div>
  );
}
