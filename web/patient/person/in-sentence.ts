import type { DevicePerson } from "#schema/api/access.ts";
import { language } from "../../shared/locale.ts";
import { calledName } from "./name.ts";

/** "bà Lành", inside a sentence: Vietnamese writes the form of address small there. */
export function nameInSentence(of: Pick<DevicePerson, "name" | "honorific">): string {
  const called = calledName(of);
  if (language.value !== "vi" || of.honorific === "none") return called;
  return called.charAt(0).toLocaleLowerCase("vi") + called.slice(1);
}
