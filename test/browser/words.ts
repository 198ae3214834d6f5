import patient from "../../web/shared/words/patient.vi.json" with { type: "json" };
import staff from "../../web/shared/words/staff.vi.json" with { type: "json" };

type Fill = Readonly<Record<string, string>>;

const filled = (words: Readonly<Record<string, string>>, key: string, fill: Fill): string => {
  const text = words[key];
  if (text === undefined) throw new Error(`There is no word ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? "");
};
/** The apps' own Vietnamese words, so that a journey presses what a person reads. */
export const onPhone = (key: string, fill: Fill = {}): string => filled(patient, key, fill);
export const onConsole = (key: string, fill: Fill = {}): string => filled(staff, key, fill);
