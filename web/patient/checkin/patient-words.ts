import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { loadPatientWords, type PatientWords } from "#clinical/words.ts";
import type { Language } from "#schema/terms.ts";
import { language } from "../../shared/locale.ts";

const loaded = signal<Partial<Record<Language, PatientWords>>>({});

async function load(one: Language): Promise<void> {
  const words = await loadPatientWords(one);
  loaded.value = { ...loaded.value, [one]: words };
}

/** The protocol's words in the language of this browser; undefined for the moment until they are there. */
export function usePatientWords(): PatientWords | undefined {
  const one = language.value;
  const words = loaded.value[one];
  useEffect(() => void (words ?? load(one)), [one, words]);
  return words;
}
