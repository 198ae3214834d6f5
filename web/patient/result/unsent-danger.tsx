import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf, SeverityShape } from "../../shared/ui/severity.tsx";
import { letters } from "../outbox/outbox.ts";
import { addendaTo, isUnsent } from "../outbox/rules.ts";
import { siteTime } from "../session/clock.ts";
import { session } from "../session/session.ts";
import { CallAmbulance, CallStation } from "../shell/station-calls.tsx";
import { resultAddress } from "./address.ts";
import { judge } from "./known.ts";

/** The newest check-in of somebody that is urgent or worse, and of which something has not reached the station. */
function unsentDangerOf(of: DevicePerson) {
  const [all, open] = [letters.value ?? [], session.value];
  if (!open) return null;
  const found = all
    .filter((one) => one.kind === "checkin")
    .filter((one) => one.personId === of.personId && one.state !== "draft")
    .map((letter) => ({ letter, added: addendaTo(all, letter.id) }))
    .filter(({ letter, added }) => [letter, ...added].some(isUnsent))
    .map(({ letter, added }) => ({ letter, severity: judge(of, letter, added, open.parameters).assessment.severity }))
    .filter(({ severity }) => severity === "urgent" || severity === "emergency");
  return found.sort((a, b) => b.letter.content.recordedAt - a.letter.content.recordedAt)[0] ?? null;
}

/** A danger that only this phone knows of: it may not look like any other day. */
export default function UnsentDanger({ of }: { of: DevicePerson }) {
  const found = unsentDangerOf(of);
  if (!found) return null;
  const { letter, severity } = found;
  return (
    <>
      <section class="note alert-note" role="alert" data-sev={codeOf(severity)}>
        <SeverityShape code={codeOf(severity)} label />
        <b>{m.chain_station_unaware()}</b>
        <p>
          <a href={resultAddress(letter.id, letter.personId)}>
            {m.notice_unsent_danger({ time: clockTime(siteTime(letter.content.recordedAt)) })}
          </a>
        </p>
      </section>
      {severity === "emergency" && <CallAmbulance />}
      <CallStation of={of.facility} />
    </>
  );
}
