import { useSignal } from "@preact/signals";
import type { PatientRecord } from "#schema/api/record.ts";
import type { ConsentDecision } from "#schema/terms.ts";
import { dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Unknown } from "../../../shared/ui/severity.tsx";
import { touched } from "../../board/board-state.ts";
import { staffName } from "../../person-words.ts";
import { send } from "../../session/request.ts";
import { Failure } from "../../ui/failure.tsx";
import { useSending } from "../../ui/use-sending.ts";
import { AnswerDialog } from "./answer-dialog.tsx";

type DataRequest = PatientRecord["dataRequests"][number];

const DECISION: Record<ConsentDecision, () => string> = {
  given: () => m.record_consent_given(),
  declined: () => m.record_consent_declined(),
  withdrawn: () => m.record_consent_withdrawn(),
};

/** What the family answered on a phone: who, when, to which version of the words. */
function Consent({ consent }: Pick<PatientRecord, "consent">) {
  if (consent === null) return <Unknown word={m.record_consent_none()} />;
  const who = consent.relation === "carer" ? m.record_by_carer() : m.record_by_self();
  return (
    <>
      <span>
        <b>{DECISION[consent.decision]()}</b>
        <br />
        <small class="dim">{m.record_consent_by({ who, day: dayNumber(consent.at), version: consent.version })}</small>
      </span>
      {consent.decision !== "given" && <p class="said">{m.record_consent_off_how()}</p>}
    </>
  );
}

function stateWord({ state, by, movedAt, askedAt }: DataRequest): string {
  const who = by ? staffName(by) : "";
  const day = dayNumber(movedAt ?? askedAt);
  if (state === "sent") return m.record_request_sent();
  if (state === "taken") return m.record_request_taken({ who });
  return state === "done" ? m.record_request_done({ who, day }) : m.record_request_declined({ who, day });
}

function Wish({ episodeId, request, answer }: { episodeId: string; request: DataRequest; answer: () => void }) {
  const take = useSending(async () => {
    await send(`/api/data-requests/${request.id}/move`, { method: "POST", body: { state: "taken" } });
    touched.value = { episodes: [episodeId] };
  });
  return (
    <div class="stack tight">
      <span>
        {m.record_request({ day: dayNumber(request.askedAt) })}
        <br />
        <small class="dim">{stateWord(request)}</small>
      </span>
      {request.message && <p class="said">{request.message}</p>}
      {request.answer && <p class="said">{m.timeline_to_patient({ text: request.answer })}</p>}
      <Failure error={take.failure} />
      {request.may.length > 0 && (
        <div class="acts">
          {request.may.includes("take") && (
            <button type="button" class="btn btn-2 btn-xs" aria-disabled={take.sending} onClick={take.run}>
              {m.record_request_take()}
            </button>
          )}
          {request.may.includes("answer") && (
            <button type="button" class="btn btn-2 btn-xs" onClick={answer}>
              {m.record_request_answer()}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** What the family agreed to, and what it asks about its data. */
export function PrivacyPanel({ record }: { record: PatientRecord }) {
  const { episodeId, consent, dataRequests, person } = record;
  const answering = useSignal<DataRequest | null>(null);
  return (
    <section class="panel">
      <h2>{m.record_privacy()}</h2>
      <div class="in stack tight">
        <Consent consent={consent} />
        {dataRequests.map((request) => (
          <Wish
            key={request.id}
            episodeId={episodeId}
            request={request}
            answer={() => {
              answering.value = request;
            }}
          />
        ))}
      </div>
      {answering.value && (
        <AnswerDialog
          episodeId={episodeId}
          name={person.name}
          requestId={answering.value.id}
          onClose={() => {
            answering.value = null;
          }}
        />
      )}
    </section>
  );
}
