import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { loadPatientWords, type PatientWords } from "#clinical/words.ts";
import type { Language } from "#schema/terms.ts";
import { language } from "../../shared/locale.ts";
import { untilThere } from "../shell/until-there.ts";

const loaded = signal<Partial<Record<Language, PatientWords>>>({});

async function load(one: Language): Promise<void> {
  if (loaded.peek()[one]) return;
  const words = await loadPatientWords(one);
  loaded.value = { ...loaded.peek(), [one]: words };
}

/** Fetched before they are needed: without them no sign can be ticked, and no reason be read. */
export const fetchPatientWords = (): Promise<void> => load(language.peek());

/** The protocol's words in the language of this browser; undefined until they are there, which are asked for as long as they are wanted. */
export function usePatientWords(): PatientWords | undefined {
  const one = language.value;
  const words = loaded.value[one];
  useEffect(() => (words ? undefined : untilThere(() => load(one))), [one, words]);
  return words;
}
