import { useSignal } from "@preact/signals";
import type { TimelineEntry } from "#schema/api/record.ts";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { SeverityShape, severityWord } from "../../shared/ui/severity.tsx";
import { staffName } from "../person-words.ts";
import { whatWord } from "./record-words.ts";

const FIRST = 25;

/** Entries by day, in the order they came. */
export function byDay(entries: readonly TimelineEntry[]): { day: string; entries: TimelineEntry[] }[] {
  const days: { day: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayName(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { at, by, severity, text, patientText } = entry;
  const grave = severity !== null && severity !== "routine";
  return (
    <li>
      <time class="num">{clockTime(at)}</time>
      {grave ? <SeverityShape code={codeOf(severity)} /> : <span class="o" />}
      <div>
        {grave && (
          <>
            <b>{severityWord(codeOf(severity))}</b>
            {". "}
          </>
        )}
        {whatWord(entry)}
        {by && <small>{staffName(by)}</small>}
        {text && <small class="said">{text}</small>}
        {patientText && <small class="said">{m.timeline_to_patient({ text: patientText })}</small>}
      </div>
    </li>
  );
}

/** Everything that happened, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const all = useSignal(false);
  const shown = all.value ? entries : entries.slice(0, FIRST);
  return (
    <section class="panel timeline">
      <h2>{m.timeline_title()}</h2>
      <div class="in">
        {byDay(shown).map(({ day, entries: ofDay }) => (
          <div key={day}>
            <p class="day-sep">{day}</p>
            <ol class="tl">
              {ofDay.map((entry, index) => (
                <Entry key={`${entry.at}${entry.what}${index}`} entry={entry} />
              ))}
            </ol>
          </div>
        ))}
        {entries.length > shown.length && (
          <button
            type="button"
            class="more"
            onClick={() => {
              all.value = true;
            }}
          >
            {m.timeline_all({ count: entries.length })}
          </button>
        )}
      </div>
    </section>
  );
}
