import { signal } from "@preact/signals";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { actionFailure } from "../alert/actions.ts";
import { consultationPath, titledName } from "../consultation/consultation-words.ts";
import { send } from "../session/request.ts";

/** Why one's own acceptance came to nothing, by consultation; stays until it is put away. */
export const acceptFailures = signal<ReadonlyMap<string, string>>(new Map());

export function putAway(id: string): void {
  const next = new Map(acceptFailures.peek());
  next.delete(id);
  acceptFailures.value = next;
}

/** Being accepted now: a doubled press sends once. */
export const accepting = signal<ReadonlySet<string>>(new Set());
const mark = (id: string, on: boolean): void => {
  const next = new Set(accepting.peek());
  if (on) next.add(id);
  else next.delete(id);
  accepting.value = next;
};

/** Takes it and opens it. Who was first, if somebody was, is told on whichever page. */
export async function acceptConsultation(row: ConsultationRow, route: (path: string) => void): Promise<void> {
  if (accepting.peek().has(row.id)) return;
  mark(row.id, true);
  putAway(row.id);
  try {
    await send(`/api/consultations/${row.id}/accept`, { method: "POST" });
    route(consultationPath(row.id));
  } catch (error) {
    const text = m.ring_not_accepted({ name: titledName(row), why: actionFailure(error) });
    acceptFailures.value = new Map(acceptFailures.peek()).set(row.id, text);
  } finally {
    mark(row.id, false);
  }
}
