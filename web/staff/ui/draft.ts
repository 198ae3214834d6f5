import { type Signal, signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import * as z from "zod/mini";

const PREFIX = "draft:";

function read<T>(key: string, shape: z.ZodMiniType<T>): T | null {
  try {
    const parsed = z.safeParse(shape, JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export interface Draft<T> {
  readonly value: Signal<T>;
  readonly change: (part: Partial<T>) => void;
  /** It has been sent: nothing is kept. */
  readonly forget: () => void;
  /** Something of an earlier time was found. */
  readonly found: boolean;
}

/** What somebody types, kept in this tab until it has been sent, so that a reload or a closed dialog loses nothing. */
export function useDraft<T extends object>(key: string, shape: z.ZodMiniType<T>, blank: () => NoInfer<T>): Draft<T> {
  // The newest: what is blank may depend on a record that has changed since.
  const newestBlank = useRef(blank);
  newestBlank.current = blank;
  return useMemo(() => {
    const kept = read(key, shape);
    const value = signal<T>(kept ?? blank());
    return {
      value,
      found: kept !== null,
      change: (part) => {
        value.value = { ...value.peek(), ...part };
        sessionStorage.setItem(PREFIX + key, JSON.stringify(value.peek()));
      },
      forget: () => {
        sessionStorage.removeItem(PREFIX + key);
        value.value = newestBlank.current();
      },
    };
    // The key names the draft; shape and blank belong to the component.
  }, [key]);
}

const draftKeys = (): string[] => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
/** Something was typed in this tab and has not been sent. */
export const hasDrafts = (): boolean => draftKeys().length > 0;

/** Another person may sit down at this desk. */
export function forgetAllDrafts(): void {
  for (const key of draftKeys()) sessionStorage.removeItem(key);
}
