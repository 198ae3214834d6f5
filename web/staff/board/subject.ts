import type { BoardRow } from "#schema/api/board.ts";
import { m } from "../../shared/paraglide/messages.js";
import { acknowledge, type DialogKind, openDialog, type Subject, tellOnRow } from "../alert/actions.ts";
import { mayAsk } from "../session/may.ts";
import { consultations } from "./board-state.ts";

export const subjectOf = ({ episodeId, name, alert, reach }: BoardRow): Subject => ({
  episodeId,
  name,
  alert,
  phone: reach.phone,
  carer: reach.carer,
});

export function openFor(kind: DialogKind, row: BoardRow): void {
  const needed = kind === "act" || kind === "resolve" ? kind : null;
  if (needed && !row.alert.may.includes(needed)) tellOnRow(row.alert.id, m.row_may_not());
  else openDialog.value = { kind, about: subjectOf(row) };
}

/** Asks a hospital, or opens what was asked already: one question at a time about one person, and an opinion is read first. */
export function consult(row: BoardRow, route: (path: string) => void): void {
  const open = [...(consultations.peek()?.values() ?? [])].find((one) => one.episodeId === row.episodeId);
  if (open) route(`/staff/consultations/${open.id}`);
  else if (mayAsk()) openDialog.value = { kind: "consult", about: subjectOf(row) };
  else tellOnRow(row.alert.id, m.row_may_not());
}

export function take(row: BoardRow): void {
  if (row.alert.may.includes("acknowledge")) void acknowledge(row.alert, row.episodeId);
  else tellOnRow(row.alert.id, row.alert.holder ? m.row_is_held() : m.row_may_not());
}
