/** Somebody's own words; nothing where they wrote none. */
export function Quote({ text }: { text: string }) {
  return text === "" ? null : <p>“{text}”</p>;
}
