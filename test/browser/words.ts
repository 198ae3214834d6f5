import words from "../../web/shared/words/vi.json" with { type: "json" };

type Fill = Readonly<Record<string, string>>;

/** The apps' own Vietnamese words, so that a journey presses what a person reads. */
export function said(key: string, fill: Fill = {}): string {
  const texts: Readonly<Record<string, string>> = words;
  const text = texts[key];
  if (text === undefined) throw new Error(`There is no word ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? "");
}
