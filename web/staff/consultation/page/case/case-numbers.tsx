import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Unknown } from "../../../../shared/ui/severity.tsx";
import { telephone } from "../../../board/row/reach.tsx";
import { isStation } from "../side.ts";

interface Numbered {
  readonly label: string;
  readonly number: string | null;
}

/** Whom one can telephone: the patient, the carer, and the other side of this consultation. */
export function numbersOf(view: ConsultationView): Numbered[] {
  const { phone, carer } = view.case;
  return [
    { label: view.name, number: phone },
    ...(carer ? [{ label: m.consultation_carer_of({ name: carer.name }), number: carer.phone }] : []),
    isStation(view)
      ? { label: view.hospital.shortName, number: view.hospital.healthPhone }
      : { label: m.consultation_station({ station: view.station.shortName }), number: view.station.healthPhone },
  ];
}

/** Numbers as links: what remains when the call does not work. One that nobody wrote down is hatched. */
export function CaseNumbers({ view }: { view: ConsultationView }) {
  return (
    <ul class="c-numbers">
      {numbersOf(view).map(({ label, number }) => (
        <li key={label}>
          {label}{" "}
          {number ? (
            <a class="lnk num" href={telephone(number)}>
              {number}
            </a>
          ) : (
            <Unknown word={m.consultation_no_number()} />
          )}
        </li>
      ))}
    </ul>
  );
}
