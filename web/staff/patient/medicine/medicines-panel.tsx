import { useSignal } from "@preact/signals";
import { siteDateAt } from "#clinical/schedule.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import type { MedicineHistory } from "#schema/api/set-medicine.ts";
import type { MedicineId } from "#schema/ids.ts";
import { dateNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { serverNow } from "../../session/clock.ts";
import { MedicineDialog } from "./medicine-dialog.tsx";
import { medicineLine, setWord, timesWord, untilWord } from "./medicine-words.ts";

interface LineProps {
  readonly of: MedicineHistory;
  /** null: the reader may not. */
  readonly change: (() => void) | null;
}

function Earlier({ of: { earlier } }: Pick<LineProps, "of">) {
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary>
        <small>{m.medicine_earlier({ count: earlier.length })}</small>
      </summary>
      <ul class="stack tight">
        {earlier.map((version) => (
          <li key={version.version}>
            <small>
              {medicineLine(version)}. {setWord(version)}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Change({ of, change }: LineProps) {
  if (!change) return null;
  return (
    <button type="button" class="btn btn-q btn-xs" aria-label={m.medicine_change_name({ name: of.name })} onClick={change}>
      {of.stopped ? m.medicine_resume() : m.medicine_change()}
    </button>
  );
}

const isPast = ({ stopped, untilDate }: MedicineHistory, today: string): boolean =>
  stopped || (untilDate !== null && untilDate < today);

function Line({ of, change }: LineProps) {
  return (
    <li class="medicine">
      <div class="line">
        <b>{of.name}</b>
        <Change of={of} change={change} />
      </div>
      <span>{of.dose}</span>
      <br />
      <span class="num">{timesWord(of.times)}</span>, {untilWord(of.untilDate)}
      <br />
      <small class="dim">{setWord(of)}</small>
      <Earlier of={of} />
    </li>
  );
}

function PastLine({ of, change }: LineProps) {
  const over = !of.stopped && of.untilDate !== null ? m.medicine_over({ date: dateNumber(of.untilDate) }) : setWord(of);
  return (
    <li class="medicine">
      <div class="line">
        <span>
          {of.name}, {of.dose}
        </span>
        <Change of={of} change={change} />
      </div>
      <small class="dim">{over}</small>
      <Earlier of={of} />
    </li>
  );
}

/** The medicines as the station set them: what the phone shows, who set it, what it was before. */
export function MedicinesPanel({ record: { episodeId, medicines, may } }: { record: PatientRecord }) {
  const open = useSignal<MedicineId | "new" | null>(null);
  const close = () => {
    open.value = null;
  };
  const today = siteDateAt(serverNow());
  const past = medicines.filter((one) => isPast(one, today));
  const current = medicines.filter((one) => !past.includes(one));
  const mayChange = may.includes("set-medicines");
  const changing = (id: MedicineId | "new") => () => {
    open.value = id;
  };
  const lineOf = (one: MedicineHistory): LineProps => ({ of: one, change: mayChange ? changing(one.id) : null });
  return (
    <section class="panel">
      <h2>{m.medicine_title()}</h2>
      <div class="in stack tight">
        {medicines.length === 0 && <span class="dim">{m.medicine_none()}</span>}
        <ul class="stack tight">
          {current.map((one) => (
            <Line key={one.id} {...lineOf(one)} />
          ))}
        </ul>
        {past.length > 0 && (
          <details>
            <summary>{m.medicine_past({ count: past.length })}</summary>
            <ul class="stack tight">
              {past.map((one) => (
                <PastLine key={one.id} {...lineOf(one)} />
              ))}
            </ul>
          </details>
        )}
        {mayChange && (
          <button type="button" class="btn btn-2 btn-xs" onClick={changing("new")}>
            {m.medicine_add()}
          </button>
        )}
      </div>
      {open.value !== null && (
        <MedicineDialog
          key={open.value}
          episodeId={episodeId}
          of={medicines.find(({ id }) => id === open.value) ?? null}
          onClose={close}
        />
      )}
    </section>
  );
}
