import { batch, signal } from "@preact/signals";
import { type BoardRow, type BoardServerMessage, boardSnapshot, type Presence } from "#schema/api/board.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { type BoardLine, connectBoard } from "../../shared/live.ts";
import { setServerTime } from "../session/clock.ts";
import { ask } from "../session/request.ts";
import { signInAgain } from "../session/session.ts";

/** Open alerts by id; null: the board has not spoken yet. */
export const rows = signal<ReadonlyMap<string, BoardRow> | null>(null);
export const presence = signal<Presence>([]);
/** People in care at this facility. */
export const patients = signal<number | null>(null);
/** When the board last told how things stand, on the service's clock. */
export const toldAt = signal<number | null>(null);
/** Episodes with news, as of the last message; a new object each time. */
export const touched = signal<{ readonly episodes: readonly string[] }>({ episodes: [] });
/** Why the board cannot be had at all. */
export const boardFailure = signal<unknown>(null);
export const line = signal<BoardLine | null>(null);

const byAlert = (list: readonly BoardRow[]): Map<string, BoardRow> => new Map(list.map((row) => [row.alert.id, row]));

function applyRows({ changed, removed }: Extract<BoardServerMessage, { type: "rows" }>): void {
  const next = new Map(rows.peek() ?? []);
  for (const id of removed) next.delete(id);
  for (const row of changed) next.set(row.alert.id, row);
  rows.value = next;
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
    applyRows(message);
    touched.value = { episodes: message.touched };
    return;
  }
  rows.value = byAlert(message.rows);
  presence.value = message.presence;
  touched.value = { episodes: message.rows.map((row) => row.episodeId) };
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
