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

function CallNumber({ number, words }: { number: string; words: string }) {
  return (
    <a class="call-big alt" href={dial(number)}>
      <Icon name="i-phone" />
      <b>{words}</b>
      <small class="num">{number}</small>
    </a>
  );
}

/** The station's own number, else that of its support team. Nothing is shown where the station has given none. */
export function CallStation({ of }: { of: FacilityRef }) {
  const { shortName, healthPhone } = of;
  if (healthPhone) return <CallNumber number={healthPhone} words={m.calls_station({ station: shortName })} />;
  return <CallSupport of={of} />;
}

/** The team that brings food and medicine. */
export function CallSupport({ of: { welfarePhone } }: { of: FacilityRef }) {
  return welfarePhone ? <CallNumber number={welfarePhone} words={m.calls_welfare()} /> : null;
}

/** The station's number as a quiet line, beside an explanation. */
export function StationNumber({ of: { shortName, healthPhone } }: { of: Pick<FacilityRef, "shortName" | "healthPhone"> }) {
  if (!healthPhone) return null;
  return (
    <a class="btn btn-2 btn-full" href={dial(healthPhone)}>
      <Icon name="i-phone" />
      <span>
        {m.calls_station({ station: shortName })} <span class="num nowrap">{healthPhone}</span>
      </span>
    </a>
  );
}
