import { useSignal } from "@preact/signals";
import { activation } from "#schema/api/enrolment.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { touched } from "../../board/board-state.ts";
import { type Activation, ActivationCard } from "../../enrol/activation-card.tsx";
import { ask, send } from "../../session/request.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Failure } from "../../ui/failure.tsx";
import { useSending } from "../../ui/use-sending.ts";
import { PushStanding } from "./push-standing.tsx";

const STATE = {
  waiting: () => m.activation_waiting(),
  used: () => m.activation_used(),
  expired: () => m.activation_expired(),
  revoked: () => m.activation_revoked(),
  dead: () => m.activation_dead(),
};

function PhoneLine({ episodeId, phone }: { episodeId: string; phone: PatientRecord["phones"][number] }) {
  const sure = useSignal(false);
  const { sending, failure, run } = useSending(async () => {
    await send(`/api/episodes/${episodeId}/phones/${phone.deviceId}`, { method: "DELETE" });
    touched.value = { episodes: [episodeId] };
  });
  return (
    <div class="line">
      <span>
        {phone.agent}
        <br />
        <small class="dim">
          {phone.relation === "carer" ? m.phone_of_carer() : m.phone_of_self()}, {dayNumber(phone.since)}
        </small>
        <br />
        <PushStanding of={phone.push} />
        <Failure error={failure} />
      </span>
      <button
        type="button"
        class="btn btn-2 btn-xs"
        aria-disabled={sending}
        onClick={() => {
          if (sure.value) run();
          sure.value = true;
        }}
      >
        {sure.value ? m.phone_remove_sure() : m.phone_remove()}
      </button>
    </div>
  );
}

/** Phones that may send for this person, and the code with which another one is linked. */
export function PhonesPanel({ record }: { record: PatientRecord }) {
  const { episodeId, phones, activation: last, may } = record;
  const card = useSignal<Activation | null>(null);
  const path = `/api/episodes/${episodeId}/activation`;
  const issue = useSending(async () => {
    card.value = await ask(path, activation, { method: "POST" });
    touched.value = { episodes: [episodeId] };
  });
  const revoke = useSending(async () => {
    await send(path, { method: "DELETE" });
    touched.value = { episodes: [episodeId] };
  });
  return (
    <section class="panel">
      <h2>{m.record_phones()}</h2>
      <div class="in stack tight">
        {phones.length === 0 && <span class="dim">{m.patients_not_linked()}</span>}
        {phones.map((phone) => (
          <PhoneLine key={phone.deviceId} episodeId={episodeId} phone={phone} />
        ))}
        {last && <small class="dim">{m.record_code({ day: dayNumber(last.issuedAt), state: STATE[last.state]() })}</small>}
        <Failure error={issue.failure ?? revoke.failure} />
        {may.includes("activate") && (
          <div class="acts">
            <button type="button" class="btn btn-2 btn-xs" aria-disabled={issue.sending} onClick={issue.run}>
              {m.activation_issue()}
            </button>
            {last?.state === "waiting" && (
              <button type="button" class="btn btn-2 btn-xs" aria-disabled={revoke.sending} onClick={revoke.run}>
                {m.activation_revoke()}
              </button>
            )}
          </div>
        )}
      </div>
      {card.value && (
        <Dialog
          wide
          title={m.card_title()}
          onClose={() => {
            card.value = null;
          }}
        >
          <ActivationCard name={record.person.name} activation={card.value} />
        </Dialog>
      )}
    </section>
  );
}
