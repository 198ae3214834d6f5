/** Keeps a word for the next start. A full phone keeps nothing; what it was about holds until then all the same. */
export function keepWord(key: string, word: string, place: Storage = localStorage): void {
  try {
    place.setItem(key, word);
  } catch {
    // Said where a reading would be lost by it (web/patient/shell/unkept-bar.tsx).
  }
}
