import type { FacilityRef } from "#schema/api/common.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";

/** tel: wants the number without blanks; abroad or at home it is dialled as it is written. */
const dial = (number: string): string => `tel:${number.replace(/[^+\d]/g, "")}`;

export function CallAmbulance() {
  return (
    <a class="call-big" href="tel:115">
      <Icon name="i-phone" />
      <b>{m.calls_115()}</b>
      <small>{m.calls_115_free()}</small>
    </a>
  );
}

/** The station's own number, then the one of its welfare team. Nothing is shown where the station has given none. */
export function CallStation({ of: { shortName, healthPhone, welfarePhone } }: { of: FacilityRef }) {
  return (
    <>
      {healthPhone && (
        <a class="call-big alt" href={dial(healthPhone)}>
          <Icon name="i-phone" />
          <b>{m.calls_station({ station: shortName })}</b>
          <small class="num">{healthPhone}</small>
        </a>
      )}
      {welfarePhone && welfarePhone !== healthPhone && (
        <a class="call-big alt" href={dial(welfarePhone)}>
          <Icon name="i-phone" />
          <b>{m.calls_welfare()}</b>
          <small class="num">{welfarePhone}</small>
        </a>
      )}
    </>
  );
}

/** The station's number as a quiet line, beside an explanation. */
export function StationNumber({ of: { shortName, healthPhone } }: { of: FacilityRef }) {
  if (!healthPhone) return null;
  return (
    <a class="btn btn-2 btn-full" href={dial(healthPhone)}>
      <Icon name="i-phone" />
      {m.calls_station({ station: shortName })} {healthPhone}
    </a>
  );
}
