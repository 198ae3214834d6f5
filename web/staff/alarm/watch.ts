import { batch, effect, signal } from "@preact/signals";
import type { BoardRow } from "#schema/api/board.ts";
import { m } from "../../shared/paraglide/messages.js";
import { laneOf } from "../../shared/severity-code.ts";
import { severityWord } from "../../shared/ui/severity.tsx";
import { consultations, rows } from "../board/board-state.ts";
import { callsFor } from "../board/consultation/consultation-needs.ts";
import { now } from "../session/clock.ts";
import { session } from "../session/session.ts";
import { newTune, soundsAgain, tuneOf, untakenCount } from "./alarms.ts";
import { play, soundOn } from "./sound.ts";

/** What a screen reader is told: emergencies at once, the rest when it is quiet. */
export const spokenAlert = signal("");
export const spokenStatus = signal("");
/** The page's own name; the number of untaken alerts is put before it. */
export const pageTitle = signal("");

const isNews = (before: ReadonlyMap<string, BoardRow>, row: BoardRow): boolean => {
  const old = before.get(row.alert.id);
  return old === undefined || old.alert.severity !== row.alert.severity || old.alert.clockFrom !== row.alert.clockFrom;
};

function announce(before: ReadonlyMap<string, BoardRow>, after: ReadonlyMap<string, BoardRow>): void {
  const news = [...after.values()].filter((row) => isNews(before, row));
  const say = (row: BoardRow) =>
    m.console_spoken_row({ severity: severityWord(laneOf(row.alert.kind, row.alert.severity)), name: row.name });
  const emergencies = news.filter((row) => tuneOf(row) === "emergency");
  if (emergencies.length > 0) spokenAlert.value = emergencies.map(say).join(". ");
  const rest = news.filter((row) => !emergencies.includes(row));
  if (rest.length > 0)
    spokenStatus.value = rest.length > 3 ? m.board_waiting_news({ count: rest.length }) : rest.map(say).join(". ");
}

/** Alerts that nobody has, and consultations that call for whoever sits here. */
function titleCount(): number {
  const here = session.value;
  const alerts = rows.value ? untakenCount(rows.value.values()) : 0;
  if (!here) return alerts;
  const who = { staffId: here.staff.id, facilityId: here.facility.id };
  return alerts + [...(consultations.value?.values() ?? [])].filter((row) => callsFor(row, who, now.value)).length;
}

/** Wires the board to sound, title and live regions; ends with the returned function. */
export function watchAlarms(): () => void {
  let before: ReadonlyMap<string, BoardRow> | null = null;
  let emergencyAt: number | null = null;
  const stopNews = effect(() => {
    const after = rows.value;
    if (after === null) return;
    const known = before;
    before = after;
    if (known === null) return;
    announce(known, after);
    const tune = newTune(known, after);
    if (tune === "emergency") emergencyAt = Date.now();
    if (tune) play(tune);
  });
  const stopAgain = effect(() => {
    const at = now.value && Date.now();
    if (!soundOn.value || rows.value === null || !soundsAgain(rows.value.values(), emergencyAt, at)) return;
    emergencyAt = at;
    play("emergency");
  });
  const stopTitle = effect(() => {
    const count = titleCount();
    const title = pageTitle.value ? `${pageTitle.value} · Đồng Hành` : "Đồng Hành";
    document.title = count > 0 ? `(${count}) ${title}` : title;
  });
  return () => {
    stopNews();
    stopAgain();
    stopTitle();
    // Nobody is signed in: the tab names nobody's alerts, and nothing is left to be read out.
    document.title = "Đồng Hành";
    batch(() => {
      spokenAlert.value = "";
      spokenStatus.value = "";
    });
  };
}
