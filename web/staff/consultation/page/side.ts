import type { ConsultationView } from "#schema/api/consultation.ts";
import { staffName } from "../../person-words.ts";
import { session } from "../../session/session.ts";

/** Does whoever looks work at the station that asks? What either side may do, the service says (`may`). */
export const isStation = ({ station }: Pick<ConsultationView, "station">): boolean => session.value?.facility.id === station.id;

/** Whom one writes to from this side: by name as soon as somebody there has it. */
export function otherSide(view: Pick<ConsultationView, "station" | "hospital" | "askedBy" | "doctor">): string {
  if (!isStation(view)) return staffName(view.askedBy);
  return view.doctor ? staffName(view.doctor) : view.hospital.shortName;
}

/** Oneself as a signature reads: "BS Võ Quốc Khải". */
export const ownName = (): string => (session.value ? staffName(session.value.staff) : "");
