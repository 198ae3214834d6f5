import { language } from "../../shared/locale.ts";
import { people } from "../session/session.ts";
import { fullNameAmong, nameAmong } from "./name.ts";

/** Somebody of this phone, as all its screens name them: two of a household may be called alike. */
type Named = Parameters<typeof nameAmong>[0];

/** "Bà Lành". */
export const nameHere = (of: Named): string => nameAmong(of, people.value);
/** "Bà Nguyễn Thị Lành". */
export const fullNameHere = (of: Named): string => fullNameAmong(of, people.value);

/** "bà Lành": Vietnamese writes the form of address small inside a sentence. */
export function nameHereInSentence(of: Named): string {
  const name = nameHere(of);
  if (language.value !== "vi" || of.honorific === "none") return name;
  return name.charAt(0).toLocaleLowerCase("vi") + name.slice(1);
}
