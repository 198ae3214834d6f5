import type { DevicePerson } from "#schema/api/access.ts";
import { SEVERITIES } from "#schema/terms.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf, SeverityShape } from "../../shared/ui/severity.tsx";
import { Icon } from "../../shared/ui/sprite.tsx";
import { changeOne, unreadable, unsent } from "../outbox/outbox.ts";
import { retry } from "../outbox/rules.ts";
import { refusalWords } from "../result/chain.tsx";
import { isClockWrong, siteTime } from "../session/clock.ts";
import { people, state } from "../session/session.ts";
import { CallAmbulance, CallStation, StationNumber } from "../shell/station-calls.tsx";
import { usePart } from "../shell/use-part.ts";
import { UnsentMeasured } from "./unsent-measured.tsx";

const fetchClock = () => import("./clock-notice.tsx");

function SignedOut({ of }: { of: DevicePerson }) {
  return (
    <section class="note" role="status">
      <Icon name="i-lock" />
      <b>{m.notice_signed_out()}</b>
      {unsent.value.length > 0 && <p>{m.notice_signed_out_kept({ count: unsent.value.length })}</p>}
      <div class="note-do">
        <a class="btn btn-2 btn-full" href="/a">
          {m.notice_enter_code()}
        </a>
        <StationNumber of={of.facility} />
      </div>
    </section>
  );
}

/** What the station would not take: why, and what is still here. */
function RefusedLetters({ of }: { of: DevicePerson }) {
  const refused = unsent.value.filter((one) => one.personId === of.personId && one.state === "refused");
  return refused.map((one) => (
    <section class="note" role="status" key={one.id}>
      <Icon name="i-x" />
      <b>{m.notice_refused({ time: clockTime(siteTime(one.content.recordedAt)) })}</b>
      <p>{one.problem ? refusalWords(one.problem) : ""}</p>
      <div class="note-do">
        <StationNumber of={of.facility} />
        <button type="button" class="btn btn-2 btn-full" onClick={() => changeOne(one.id, (old) => retry(old, Date.now()))}>
          {m.notice_send_again()}
        </button>
        <button
          type="button"
          class="btn btn-q btn-full"
          onClick={() => changeOne(one.id, (old) => ({ ...old, settledAt: Date.now() }))}
        >
          {m.notice_settled()}
        </button>
      </div>
    </section>
  ));
}

/** What waits here for somebody who is not on this phone any more: their code lets it go. */
function Strangers() {
  const known = new Set<string>(people.value.map((one) => one.personId));
  const count = unsent.value.filter((one) => !known.has(one.personId)).length;
  if (count === 0) return null;
  return (
    <section class="note" role="status">
      <Icon name="i-lock" />
      <b>{m.notice_strangers({ count })}</b>
      <p>{m.notice_strangers_how()}</p>
      <div class="note-do">
        <a class="btn btn-2 btn-full" href="/a">
          {m.notice_enter_code()}
        </a>
      </div>
    </section>
  );
}

/** An alert is open: the station knows, and who has it. */
function OpenAlert({ of }: { of: DevicePerson }) {
  const { openAlert, facility } = of;
  if (!openAlert) return null;
  const severity = SEVERITIES.find((one) => one === openAlert.severity) ?? null;
  const holder = openAlert.holder ? `${openAlert.holder.title} ${openAlert.holder.name}` : null;
  const danger = severity === "emergency";
  return (
    <>
      <section class="note alert-note" role="status" data-sev={codeOf(severity)}>
        <SeverityShape code={codeOf(severity)} label />
        <b>{holder ? m.notice_alert_held({ who: holder }) : m.notice_alert_open({ station: facility.shortName })}</b>
        <p>{m.notice_alert_since({ time: clockTime(openAlert.since) })}</p>
      </section>
      {danger && <CallAmbulance />}
      {danger && <CallStation of={facility} />}
    </>
  );
}

/** What cannot wait until it is looked for. */
export function Notices({ of }: { of: DevicePerson }) {
  const clock = usePart(isClockWrong.value, fetchClock);
  return (
    <>
      <OpenAlert of={of} />
      <UnsentMeasured of={of} />
      {state.value === "signed-out" && <SignedOut of={of} />}
      <RefusedLetters of={of} />
      <Strangers />
      {clock !== null && clock !== "gone" && <clock.Part />}
      {unreadable.value > 0 && (
        <section class="note" role="status">
          <Icon name="i-lock" />
          <b>{m.notice_unreadable({ count: unreadable.value })}</b>
        </section>
      )}
    </>
  );
}
