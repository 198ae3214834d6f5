import { useMemo } from "preact/hooks";
import { admission, type ConsultationView } from "#schema/api/consultation.ts";
import { CallSlot } from "../../../../shared/call/call-slot.tsx";
import { rejoinsAfterReload } from "../../../../shared/call/state/rejoin.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { telephone } from "../../../board/row/reach.tsx";
import { staffName } from "../../../person-words.ts";
import { serverNow } from "../../../session/clock.ts";
import { ask } from "../../../session/request.ts";
import { numbersOf } from "../case/case-numbers.tsx";
import { Invitation } from "./invitation.tsx";
import { Presences } from "./presences.tsx";

const JUST_MS = 30_000;

/** The telephone, which always remains. */
function Telephone({ view }: { view: ConsultationView }) {
  const known = numbersOf(view).flatMap(({ label, number }) => (number ? [{ label, number }] : []));
  if (known.length === 0) return null;
  return (
    <div class="c-phone">
      <small>{m.consultation_phone_them()}</small>
      <ul>
        {known.map(({ label, number }) => (
          <li key={label}>
            <a href={telephone(number)}>
              {label} <span class="num">{number}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why there is no call here now. A place without a call server also says how to get one. */
function whyNoCall({ state, call }: ConsultationView): string[] {
  if (state === "decided" || state === "withdrawn") return [m.consultation_call_ended()];
  if (!call.configured) return [m.consultation_call_no_server(), m.consultation_call_how()];
  return [m.consultation_call_others()];
}

function NoCall({ view }: { view: ConsultationView }) {
  const [why, how] = whyNoCall(view);
  return (
    <section class="call" aria-label={m.consultation_call()}>
      <b>{m.consultation_call()}</b>
      <p>{why}</p>
      {how && <small>{how}</small>}
      <Telephone view={view} />
    </section>
  );
}

/** A party of the room as this page names it; null: as the admission says. */
function nameIn({ askedBy, doctor }: ConsultationView, party: string): string | null {
  const known = [askedBy, doctor].find((one) => one?.id === party);
  return known ? staffName(known) : null;
}

/** The call where there is one, the telephone in any case, the patient's invitation, and who was there. */
export function CallColumn({ view }: { view: ConsultationView }) {
  // Decided once for this mounting: a call that was left must not open again by itself.
  const goesOn = useMemo(() => rejoinsAfterReload(view.id) !== null, [view.id]);
  const isOpen = view.may.includes("call");
  // Right after the acceptance the doctor wants to talk; whoever opens the page later is not surprised by their own camera.
  const justAccepted = useMemo(() => serverNow() - (view.doctor?.since ?? 0) < JUST_MS, [view.doctor?.since]);
  // Still ringing: both sides may try their devices, and are in the call with the acceptance.
  const waits = !isOpen && view.call.configured && (view.may.includes("ring") || view.may.includes("accept"));
  return (
    <div class="c-call">
      {isOpen || waits ? (
        <CallSlot
          consultationId={view.id}
          admit={() => ask(`/api/consultations/${view.id}/call`, admission, { method: "POST" })}
          nameOf={(party) => nameIn(view, party)}
          telephone={<Telephone view={view} />}
          autoJoin={goesOn}
          waits={waits}
          beginsWithCheck={isOpen && view.may.includes("decide") && justAccepted}
        />
      ) : (
        <NoCall view={view} />
      )}
      {(view.call.presences.length > 0 || view.may.includes("invite")) && (
        <section class="panel" aria-label={m.consultation_in_call()}>
          <div class="in stack tight">
            <Invitation view={view} />
            <b>{m.consultation_in_call()}</b>
            <Presences call={view.call} />
          </div>
        </section>
      )}
    </div>
  );
}
