import { useLocation } from "preact-iso";
import { type AskBody, asked } from "#schema/api/consultation.ts";
import { Refused } from "../../../shared/api.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { closeDialog, type Subject } from "../../alert/actions.ts";
import { DialogFoot } from "../../alert/dialog-foot.tsx";
import { consultations, touched } from "../../board/board-state.ts";
import { ask } from "../../session/request.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { type Draft, useDraft } from "../../ui/draft.ts";
import { TextArea, TextField } from "../../ui/fields.tsx";
import { Broken, Loading } from "../../ui/state.tsx";
import { useSending } from "../../ui/use-sending.ts";
import { consultationPath } from "../consultation-words.ts";
import { type AskDraft, askBodyOf, askDraftShape, blankQuestion, hospitalOf } from "./ask-draft.ts";
import { HospitalChoice } from "./hospital-choice.tsx";
import { lastHospital, rememberHospital, useHospitals } from "./use-hospitals.ts";

/** One that is open already, or this very question, whose answer was lost on the way. */
function OpenOne({ failure, episodeId, id }: { failure: unknown; episodeId: string; id: string }) {
  const type = failure instanceof Refused ? failure.problem.type : "";
  if (type !== "consultation-open" && type !== "id-conflict") return null;
  const open = [...(consultations.value?.values() ?? [])].find((one) => one.episodeId === episodeId);
  const path = open ? consultationPath(open.id) : type === "id-conflict" ? consultationPath(id) : "/staff/consultations";
  return (
    <a class="btn btn-2 btn-s ask-open" href={path} onClick={closeDialog}>
      {m.ask_is_open()}
    </a>
  );
}

function Question({ draft }: { draft: Draft<AskDraft> }) {
  return (
    <TextArea
      label={m.ask_question()}
      hint={m.ask_question_hint()}
      value={draft.value.value.question}
      maxLength={1000}
      onValue={(question) => draft.change({ question })}
    />
  );
}

function More({ draft }: { draft: Draft<AskDraft> }) {
  const { done, medicines, allergies } = draft.value.value;
  return (
    <div class="ask-more">
      <TextArea
        label={m.ask_done()}
        hint={m.ask_empty_done()}
        value={done}
        maxLength={1000}
        onValue={(value) => draft.change({ done: value })}
      />
      <TextField
        label={m.ask_medicines()}
        hint={m.ask_empty()}
        value={medicines}
        maxLength={500}
        onValue={(value) => draft.change({ medicines: value })}
      />
      <TextField
        label={m.ask_allergies()}
        hint={m.ask_empty()}
        value={allergies}
        maxLength={500}
        onValue={(value) => draft.change({ allergies: value })}
      />
    </div>
  );
}

function useAsking({ episodeId }: Subject, draft: Draft<AskDraft>, body: AskBody | null) {
  const { route } = useLocation();
  return useSending(async () => {
    if (body === null) return;
    const { id } = await ask(`/api/episodes/${episodeId}/consultations`, asked, { method: "POST", body });
    draft.forget();
    rememberHospital(body.hospitalId);
    touched.value = { episodes: [episodeId] };
    closeDialog();
    route(consultationPath(id));
  });
}

/** A question to one hospital. What is typed stays until it has been asked. */
export function AskDialog({ about }: { about: Subject }) {
  const draft = useDraft(`consult:${about.episodeId}`, askDraftShape, blankQuestion);
  const { hospitals, failure: noHospitals, load } = useHospitals();
  const hospital = hospitalOf(draft.value.value, hospitals ?? [], lastHospital());
  const body = askBodyOf(draft.value.value, hospital, about.alert?.id ?? null);
  const { sending, failure, submit } = useAsking(about, draft, body);
  const isWritten = draft.value.value.question.trim() !== "";
  return (
    <Dialog title={m.ask_title({ name: about.name })} onClose={closeDialog} wide>
      <form class="stack" onSubmit={submit}>
        <Question draft={draft} />
        {hospitals && (
          <HospitalChoice
            hospitals={hospitals}
            chosen={hospital?.facility.id ?? null}
            onChoose={(hospitalId) => draft.change({ hospitalId })}
          />
        )}
        {hospitals === null && (noHospitals ? <Broken error={noHospitals} onRetry={load} /> : <Loading what={m.ask_loading()} />)}
        <More draft={draft} />
        <p class="dim">{m.ask_goes_along()}</p>
        {body === null && <p class="dim">{isWritten ? m.ask_choose() : m.ask_write()}</p>}
        <OpenOne failure={failure} episodeId={about.episodeId} id={draft.value.value.id} />
        <DialogFoot sending={sending} blocked={body === null} failure={failure} submit={m.ask_submit()} />
      </form>
    </Dialog>
  );
}
