import { useSignal } from "@preact/signals";
import { type Reader, type ReaderList, readerList } from "#schema/api/readers.ts";
import { call } from "../../shared/api.ts";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { roleWord } from "../../shared/role-words.ts";

const hours = ({ from, until }: Reader): string =>
  clockTime(from) === clockTime(until) ? clockTime(from) : `${clockTime(from)}–${clockTime(until)}`;

/** Lines by day, newest first, as they came. */
function byDay(readers: readonly Reader[]): { day: string; readers: Reader[] }[] {
  const days: { day: string; readers: Reader[] }[] = [];
  for (const reader of readers) {
    const day = dayName(reader.until);
    const last = days.at(-1);
    if (last?.day === day) last.readers.push(reader);
    else days.push({ day, readers: [reader] });
  }
  return days;
}

function List({ readers }: ReaderList) {
  if (readers.length === 0) return <p>{m.readers_none()}</p>;
  return byDay(readers).map(({ day, readers: ofDay }) => (
    <section key={day}>
      <h3 class="day">{day}</h3>
      <ul class="stack">
        {ofDay.map((reader) => (
          <li key={`${reader.by.id} ${reader.place}`} class="reader">
            <b>{`${reader.by.title} ${reader.by.name}`}</b>
            <span class="num">{hours(reader)}</span>
            <small class="dim">{m.readers_place({ role: roleWord(reader.role), place: reader.place })}</small>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** Who has opened this record: asked for when somebody wants to see it, and not kept on the phone. */
export function Readers({ episodeId }: { episodeId: string }) {
  const heard = useSignal<ReaderList | "failed" | null>(null);
  const load = async () => {
    heard.value = null;
    try {
      heard.value = await call(`/api/phone/episodes/${episodeId}/readers`, readerList);
    } catch {
      heard.value = "failed";
    }
  };
  const list = heard.value;
  return (
    <details
      class="card readers"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void load();
      }}
    >
      <summary class="line">{m.readers_title()}</summary>
      <div class="stack" aria-live="polite">
        <p class="dim small">{m.readers_what()}</p>
        {list === null && <p class="dim">{m.loading()}</p>}
        {list === "failed" && (
          <>
            <p>{m.readers_failed()}</p>
            <button type="button" class="btn btn-2 btn-full" onClick={load}>
              {m.certificate_again()}
            </button>
          </>
        )}
        {list !== null && list !== "failed" && <List readers={list.readers} />}
      </div>
    </details>
  );
}
