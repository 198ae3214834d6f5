import type { ReminderSettings } from "#schema/api/reminder.ts";
import { SLOTS, type Slot } from "#schema/terms.ts";
import { minuteOfDay } from "../../shared/minute-of-day.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Choice } from "../checkin/choice.tsx";

const STEP = 15;
const WORDS = {
  am: { on: () => m.remind_am(), hour: () => m.remind_hour_am() },
  pm: { on: () => m.remind_pm(), hour: () => m.remind_hour_pm() },
} as const;

const first = (slot: Slot): number => SLOTS[slot].fromHour * 60;
const last = (slot: Slot): number => SLOTS[slot].untilHour * 60 - STEP;

/** Every quarter of an hour of the window, and the one that stands there, which may have come from elsewhere. */
function choices(slot: Slot, minute: number): number[] {
  const quarters = Array.from({ length: (last(slot) - first(slot)) / STEP + 1 }, (_, at) => first(slot) + at * STEP);
  return quarters.includes(minute) ? quarters : [...quarters, minute].sort((a, b) => a - b);
}

/** The next quarter of an hour in this direction, inside the window. */
function moved(slot: Slot, minute: number, by: 1 | -1): number {
  const next = by === 1 ? Math.floor(minute / STEP + 1) * STEP : Math.ceil(minute / STEP - 1) * STEP;
  return Math.min(Math.max(next, first(slot)), last(slot));
}

function Step({ word, sign, off, press }: { word: string; sign: string; off: boolean; press: () => void }) {
  return (
    <button type="button" class="btn btn-2 hour-step" aria-label={word} aria-disabled={off} onClick={press}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

interface HourRowProps {
  readonly slot: Slot;
  readonly of: ReminderSettings["am"];
  readonly change: (hour: ReminderSettings["am"]) => void;
}

/** One reminder of the day: on or off, and its hour, by quarters of an hour or from the list. */
export function HourRow({ slot, of: { minute, on }, change }: HourRowProps) {
  const { on: onWord, hour } = WORDS[slot];
  const set = (to: number) => change({ minute: to, on });
  return (
    <div class="stack tight">
      <Choice on={on} press={() => change({ minute, on: !on })}>
        {onWord()}
      </Choice>
      {on && (
        <>
          <div class="hour">
            <Step word={m.remind_earlier()} sign="−" off={minute <= first(slot)} press={() => set(moved(slot, minute, -1))} />
            <select class="inp num" aria-label={hour()} value={minute} onChange={(e) => set(Number(e.currentTarget.value))}>
              {choices(slot, minute).map((one) => (
                <option key={one} value={one}>
                  {minuteOfDay(one)}
                </option>
              ))}
            </select>
            <Step word={m.remind_later()} sign="+" off={minute >= last(slot)} press={() => set(moved(slot, minute, 1))} />
          </div>
          <small class="dim">{m.remind_bounds({ from: minuteOfDay(first(slot)), until: minuteOfDay(last(slot)) })}</small>
        </>
      )}
    </div>
  );
}
