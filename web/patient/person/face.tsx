import { ageInMonths } from "#clinical/age.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { people } from "../session/session.ts";

const TINTS = 4;
const CHILD_BELOW_MONTHS = 12 * 12;

function drawingFor({ honorific, sex, birth }: DevicePerson): string {
  if (honorific === "be" || ageInMonths(birth.date, birth.precision, Date.now()) < CHILD_BELOW_MONTHS) return "f-be";
  if (honorific === "ba") return "f-ba";
  if (honorific === "ong") return "f-ong";
  return sex === "male" ? "f-anh" : "f-chi";
}

/** A drawn face before a tint: hair differs, not only the tint, and the name always stands beside it. */
export function Face({ of, small = false }: { of: DevicePerson; small?: boolean }) {
  const place = people.value.findIndex((one) => one.personId === of.personId);
  return (
    <svg class={`${small ? "face-s" : "face"} tint-${(Math.max(0, place) % TINTS) + 1}`} aria-hidden="true">
      <use href={`#${drawingFor(of)}`} />
    </svg>
  );
}
