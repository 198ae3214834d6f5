import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ReminderSettings, type Reminders, reminders } from "#schema/api/reminder.ts";
import { call, Unreachable } from "../../shared/api.ts";
import { refreshSession } from "../session/session.ts";

/** How it stands with what was changed; `not-reached`: nothing was saved, and it stays on the screen. */
export type Saving = "same" | "changed" | "saving" | "saved" | "not-reached" | { readonly refused: unknown };

export interface Reminding {
  /** null: not read yet; unreachable: it cannot be read now. */
  readonly known: Signal<Reminders | "unreachable" | null>;
  /** As they stand on the screen. */
  readonly draft: Signal<ReminderSettings | null>;
  readonly saving: Signal<Saving>;
  readonly savedAt: Signal<number | null>;
  change(part: Partial<ReminderSettings>): void;
  read(): Promise<void>;
  save(): Promise<void>;
}

/** A person's reminders: read from the station, changed on the screen, saved by a press. */
export function useReminders(personId: string): Reminding {
  const path = `/api/phone/people/${personId}/reminders`;
  const known = useSignal<Reminders | "unreachable" | null>(null);
  const draft = useSignal<ReminderSettings | null>(null);
  const saving = useSignal<Saving>("same");
  const savedAt = useSignal<number | null>(null);
  const take = (fresh: Reminders) => {
    known.value = fresh;
    draft.value = fresh.settings;
  };
  const read = async () => {
    known.value = null;
    try {
      take(await call(path, reminders));
    } catch {
      known.value = "unreachable";
    }
  };
  const change = (part: Partial<ReminderSettings>) => {
    if (draft.value === null || saving.value === "saving") return;
    draft.value = { ...draft.value, ...part };
    saving.value = "changed";
  };
  const save = async () => {
    if (draft.value === null || saving.value === "saving") return;
    saving.value = "saving";
    try {
      take(await call(path, reminders, { method: "PUT", body: draft.value }));
      [saving.value, savedAt.value] = ["saved", Date.now()];
      // The hour is when the next check-in is due: the first screen shows it.
      await refreshSession();
    } catch (error) {
      saving.value = error instanceof Unreachable ? "not-reached" : { refused: error };
    }
  };
  useEffect(() => void read(), [path]);
  return { known, draft, saving, savedAt, change, read, save };
}
