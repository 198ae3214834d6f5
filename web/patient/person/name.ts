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
export const calledName = ({ name, honorific }: Named): string => spoken(honorific, name.split(" ").at(-1) ?? name);
/** "Bà Nguyễn Thị Lành". */
export const fullName = ({ name, honorific }: Named): string => spoken(honorific, name);
