import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import type { Measurements } from "#schema/api/checkin.ts";
import { clockTime, dayName, figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf, SeverityShape, severityWord, Unknown } from "../../shared/ui/severity.tsx";
import { asTyped } from "../checkin/figure/asks-back.tsx";
import { usePatientWords } from "../checkin/patient-words.ts";
import { resultAddress } from "../result/address.ts";
import { type Entry, gapBetween } from "./entries.ts";

interface Shown {
  readonly label: string;
  readonly value: string | null;
}

const typed = (value: number | null, unit = ""): string | null => (value === null ? null : `${asTyped(value)}${unit}`);

function pressureOf({ systolicMmhg, diastolicMmhg }: Measurements["bloodPressure"]): string | null {
  return systolicMmhg === null && diastolicMmhg === null ? null : `${systolicMmhg ?? "?"}/${diastolicMmhg ?? "?"}`;
}

const figuresOf = ({ spo2, measurements }: Entry): Shown[] => [
  { label: m.vital_spo2(), value: spo2 === null ? null : `${figure(spo2)} %` },
  { label: m.vital_pulse(), value: typed(measurements.pulse) },
  { label: m.vital_respiratory_rate(), value: typed(measurements.respiratoryRate.counted) },
  { label: m.vital_temperature(), value: typed(measurements.temperatureCelsius, " °C") },
  { label: m.vital_blood_pressure(), value: pressureOf(measurements.bloodPressure) },
];

function Symptoms({ of: { symptoms } }: { of: Measurements }) {
  const words = usePatientWords();
  if (symptoms.codes.length > 0) return <p>{symptoms.codes.map((code) => words?.symptoms[code] ?? "…").join("; ")}</p>;
  if (symptoms.answered) return <p class="dim">{m.summary_no_symptoms()}</p>;
  return (
    <p>
      {m.vital_symptoms()} <Unknown word={m.shell_not_asked()} />
    </p>
  );
}

function Row({ entry, personId }: { entry: Entry; personId: DevicePerson["personId"] }) {
  const code = entry.severity === "routine" && entry.partly ? "un" : codeOf(entry.severity);
  const word = entry.severity === null ? m.course_not_sent() : code === "un" ? m.result_partly() : severityWord(code);
  return (
    <li class="card entry rail" data-sev={code}>
      <h3>
        <a href={resultAddress(entry.id, personId)}>
          <SeverityShape code={code} /> <span class="sev-word">{word}</span>
        </a>
        <time dateTime={new Date(entry.at).toISOString()}>
          {clockTime(entry.at)}, {dayName(entry.at)}
        </time>
      </h3>
      <dl class="figures">
        {figuresOf(entry).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="num">{value ?? <Unknown />}</dd>
          </div>
        ))}
      </dl>
      <Symptoms of={entry.measurements} />
    </li>
  );
}

function GapRow({ earlier, later }: { earlier: Entry; later: Entry }) {
  const gap = gapBetween(earlier.at, later.at);
  if (!gap) return null;
  return (
    <li class="unknown gap">
      <span>{m.course_gap({ count: gap.missed, from: dayName(gap.from), until: dayName(gap.until) })}</span>
    </li>
  );
}

/** Two days of check-ins; the others are asked for. */
const FIRST = 4;

interface EntryListProps {
  readonly personId: DevicePerson["personId"];
  readonly entries: readonly Entry[];
}

/** The course in words and figures, newest first; what was due and not measured is a hatched row. */
export function EntryList({ personId, entries }: EntryListProps) {
  const all = useSignal(false);
  const shown = all.value ? entries : entries.slice(0, FIRST);
  return (
    <section class="stack" aria-label={m.course_list()}>
      <h2 class="card-title">{m.course_list()}</h2>
      <ol class="entries">
        {shown.flatMap((entry, index) => {
          const earlier = entries[index + 1];
          return [
            <Row key={entry.id} entry={entry} personId={personId} />,
            ...(earlier ? [<GapRow key={`gap ${entry.id}`} earlier={earlier} later={entry} />] : []),
          ];
        })}
      </ol>
      {shown.length < entries.length && (
        <button
          type="button"
          class="btn btn-2 btn-full"
          onClick={() => {
            all.value = true;
          }}
        >
          {m.course_more({ count: entries.length })}
        </button>
      )}
    </section>
  );
}
