import type { DevicePerson } from "#schema/api/access.ts";
import type { Honorific } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";

const HONORIFICS: Record<Honorific, () => string> = {
  ba: () => m.honorific_ba(),
  ong: () => m.honorific_ong(),
  co: () => m.honorific_co(),
  chu: () => m.honorific_chu(),
  anh: () => m.honorific_anh(),
  chi: () => m.honorific_chi(),
  em: () => m.honorific_em(),
  be: () => m.honorific_be(),
  none: () => m.honorific_none(),
};

type Named = Pick<DevicePerson, "name" | "honorific">;

const spoken = (honorific: Honorific, name: string): string => `${HONORIFICS[honorific]()} ${name}`.trim();
/** "Bà Lành": in all three languages the given name stands last. */
const calledName = ({ name, honorific }: Named): string => spoken(honorific, name.split(" ").at(-1) ?? name);
/** "Bà Nguyễn Thị Lành". */
const fullName = ({ name, honorific }: Named): string => spoken(honorific, name);

type Housemate = Pick<DevicePerson, "personId" | "name" | "honorific" | "birth">;
/**
 * How somebody is named beside the others of the phone: as they are called, and where two are called the same by the whole name, and
 * the year of birth where that is the same too. A reading must not go to the wrong one because both are "anh Nam".
 */
export const nameAmong = (of: Housemate, household: readonly Housemate[]): string =>
  isAlone(of, household, calledName) ? calledName(of) : fullNameAmong(of, household);

/** The whole name beside the others of the phone, and the year of birth where two have the same. */
export const fullNameAmong = (of: Housemate, household: readonly Housemate[]): string =>
  isAlone(of, household, fullName) ? fullName(of) : `${fullName(of)} (${of.birth.date.slice(0, 4)})`;

const isAlone = (of: Housemate, household: readonly Housemate[], words: (one: Housemate) => string): boolean =>
  household.every((one) => one.personId === of.personId || words(one) !== words(of));
