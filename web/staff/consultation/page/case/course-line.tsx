import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { codeOf } from "../../../../shared/severity-code.ts";
import { bandsOf } from "./case-bands.ts";
import { spo2Of, spo2Sentence } from "./spo2-course.ts";

const WIDTH = 150;
const HEIGHT = 42;
const TOP = 100;
const BOTTOM = 84;
/** Check-ins drawn at most: eight days of two. */
const MOST = 16;

const y = (value: number): number => 2 + ((TOP - Math.min(TOP, Math.max(BOTTOM, value))) / (TOP - BOTTOM)) * (HEIGHT - 4);

/** SpO2 over the newest check-ins within this person's limits; where it is not known the line ends and a hatch stands. */
function Spo2Line({ view }: { view: ConsultationView }) {
  const values = spo2Of(view.case.checkins).slice(-MOST);
  const x = (index: number): number => 4 + (index * (WIDTH - 8)) / Math.max(1, values.length - 1);
  const bands = (bandsOf(view)?.spo2 ?? []).filter(({ severity }) => severity === "emergency" || severity === "urgent");
  const segments = values.flatMap((value, index) => {
    const next = values[index + 1];
    return value === null || next === null || next === undefined ? [] : [{ index, value, next }];
  });
  const newest = values.at(-1);
  return (
    <svg class="spark c-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {bands.map(({ severity, from, to }) => (
        <rect
          key={`${severity}${from}`}
          class={`c-band-${codeOf(severity)}`}
          width={WIDTH}
          y={y((to ?? TOP) + 0.5)}
          height={Math.max(0, y((from ?? BOTTOM) - 0.5) - y((to ?? TOP) + 0.5))}
        />
      ))}
      {values.map((value, index) =>
        value === null ? <rect key={index} x={x(index) - 3} y="1" width="6" height={HEIGHT - 2} fill="url(#hatchp)" /> : null,
      )}
      {segments.map(({ index, value, next }) => (
        <line key={index} class="ln" x1={x(index)} y1={y(value)} x2={x(index + 1)} y2={y(next)} />
      ))}
      {newest !== null && newest !== undefined && <circle class="pt" cx={x(values.length - 1)} cy={y(newest)} r="3.5" />}
    </svg>
  );
}

interface CourseLineProps {
  readonly view: ConsultationView;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The SpO2 in a drawing and a sentence, and the way to everything else. */
export function CourseLine({ view, open, onToggle }: CourseLineProps) {
  return (
    <section class="panel" aria-label={m.course_title()}>
      <div class="in c-course-line">
        <Spo2Line view={view} />
        <span>
          {spo2Sentence(view.case.checkins)}
          <br />
          <button type="button" class="c-link lnk" aria-expanded={open} onClick={onToggle}>
            {open ? m.consultation_close_course() : m.consultation_open_course()}
          </button>
        </span>
      </div>
    </section>
  );
}
