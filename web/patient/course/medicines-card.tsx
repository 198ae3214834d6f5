import { siteDateAt } from "#clinical/schedule.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import type { MedicineView } from "#schema/api/medicine.ts";
import { dateNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Unknown } from "../../shared/ui/severity.tsx";
import { siteNow } from "../session/clock.ts";
import { courseOf } from "../session/course.ts";
import { online } from "../session/session.ts";
import { setWords, untilWords } from "./medicine-words.ts";
import { medicinesOn } from "./medicines.ts";

function Times({ times }: Pick<MedicineView, "times">) {
  if (times.length === 0) return <p class="dim">{m.medicine_no_times()}</p>;
  return (
    <ul class="times">
      {times.map((time) => (
        <li key={time} class="num">
          {time}
        </li>
      ))}
    </ul>
  );
}

function Medicine({ of }: { of: MedicineView }) {
  return (
    <li class="medicine">
      <h3>{of.name}</h3>
      <p>{of.dose}</p>
      <Times times={of.times} />
      <p>{untilWords(of)}</p>
      <p class="dim small">{setWords(of)}</p>
    </li>
  );
}

function Past({ medicines }: { medicines: readonly MedicineView[] }) {
  if (medicines.length === 0) return null;
  return (
    <details>
      <summary class="line">{m.medicine_past({ count: medicines.length })}</summary>
      <ul class="stack">
        {medicines.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>, {one.dose}
            <br />
            <span class="dim small">
              {one.stopped || one.untilDate === null ? setWords(one) : m.medicine_over({ date: dateNumber(one.untilDate) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Listed({ medicines }: { medicines: readonly MedicineView[] }) {
  const { current, past } = medicinesOn(medicines, siteDateAt(siteNow.value));
  return (
    <>
      {current.length === 0 && <p>{m.medicine_none()}</p>}
      <ul class="stack">
        {current.map((one) => (
          <Medicine key={one.id} of={one} />
        ))}
      </ul>
      <Past medicines={past} />
    </>
  );
}

/** The medicines as the station set them, word for word: the app knows no drug and advises none. */
export function MedicinesCard({ of }: { of: DevicePerson }) {
  const known = courseOf(of.episodeId);
  if (of.episodeState !== "active") return null;
  return (
    <section class="card medicines" aria-label={m.medicine_title()}>
      <h2 class="card-title">{m.medicine_title()}</h2>
      {!online.value && known && known.medicines.length > 0 && (
        <p class="unknown">
          <span>{m.medicine_offline()}</span>
        </p>
      )}
      {known ? (
        <Listed medicines={known.medicines} />
      ) : (
        <p>
          <Unknown /> {m.medicine_not_heard()}
        </p>
      )}
      <p class="dim small">{m.medicine_as_set()}</p>
    </section>
  );
}
