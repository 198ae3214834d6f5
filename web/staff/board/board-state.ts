import { batch, signal } from "@preact/signals";
import { type BoardRow, type BoardServerMessage, boardSnapshot, type Presence } from "#schema/api/board.ts";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { type BoardLine, connectBoard } from "../../shared/live.ts";
import { setServerTime } from "../session/clock.ts";
import { ask } from "../session/request.ts";
import { signInAgain } from "../session/session.ts";

/** Open alerts by id; null: the board has not spoken yet. */
export const rows = signal<ReadonlyMap<string, BoardRow> | null>(null);
/** By id: what this facility asked or is asked and is not over; at a station also opinions that nobody has read. null: as with `rows`. */
export const consultations = signal<ReadonlyMap<string, ConsultationRow> | null>(null);
export const presence = signal<Presence>([]);
/** People in care at this facility. */
export const patients = signal<number | null>(null);
/** When the board last told how things stand, on the service's clock. */
export const toldAt = signal<number | null>(null);
/** Episodes with news, as of the last message; a new object each time. null: words may have been missed. Heard with `useTouched`. */
export const touched = signal<{ readonly episodes: readonly string[] | null }>({ episodes: [] });
/** Why the board cannot be had at all. */
export const boardFailure = signal<unknown>(null);
export const line = signal<BoardLine | null>(null);

const byAlert = (list: readonly BoardRow[]): Map<string, BoardRow> => new Map(list.map((row) => [row.alert.id, row]));
const byId = (list: readonly ConsultationRow[]): Map<string, ConsultationRow> => new Map(list.map((row) => [row.id, row]));

/** Whole rows replace whole rows; what is not named stays. */
function merged<T>(
  before: ReadonlyMap<string, T> | null,
  changed: ReadonlyMap<string, T>,
  removed: readonly string[],
): Map<string, T> {
  const next = new Map(before ?? []);
  for (const id of removed) next.delete(id);
  for (const [id, row] of changed) next.set(id, row);
  return next;
}

function apply(message: BoardServerMessage): void {
  boardFailure.value = null;
  if (message.type === "presence") {
    presence.value = message.presence;
    return;
  }
  setServerTime(message.at);
  toldAt.value = message.at;
  patients.value = message.patients;
  if (message.type === "rows") {
    const { changed, removed } = message.consultations;
    rows.value = merged(rows.peek(), byAlert(message.changed), message.removed);
    if (changed.length > 0 || removed.length > 0) consultations.value = merged(consultations.peek(), byId(changed), removed);
    touched.value = { episodes: message.touched };
    return;
  }
  rows.value = byAlert(message.rows);
  consultations.value = byId(message.consultations);
  presence.value = message.presence;
  touched.value = { episodes: null };
}

/** A socket does not say why it was refused; this does, and brings the rows in the meantime. */
async function askWhy(): Promise<void> {
  try {
    const snapshot = await ask("/api/board", boardSnapshot);
    batch(() => apply({ type: "snapshot", ...snapshot }));
  } catch (error) {
    boardFailure.value = error;
  }
}

export function openBoard(): () => void {
  const opened = connectBoard({
    onMessage: (message) => batch(() => apply(message)),
    onRefused: () => void askWhy(),
    onSessionEnded: () =>
      void signInAgain().then(
        () => opened.retryNow(),
        () => opened.stop(),
      ),
  });
  line.value = opened;
  return () => {
    opened.stop();
    batch(() => {
      line.value = null;
      rows.value = null;
      consultations.value = null;
      patients.value = null;
      toldAt.value = null;
      presence.value = [];
    });
  };
}

/** The answer to one's own action, before the board tells everybody. */
export function keepAlert(alert: AlertView): void {
  const row = rows.peek()?.get(alert.id);
  if (!row) return;
  const next = new Map(rows.peek());
  if (alert.state === "resolved") next.delete(alert.id);
  else next.set(alert.id, { ...row, alert });
  rows.value = next;
}
