import { useSignal } from "@preact/signals";
import { questionsAbout } from "#clinical/form.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { language } from "../../../shared/locale.ts";
import { newId } from "../../../shared/new-id.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { touched } from "../../board/board-state.ts";
import { ageMonthsAt } from "../../person-words.ts";
import { now } from "../../session/clock.ts";
import { send } from "../../session/request.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { DialogActs } from "../../ui/dialog-acts.tsx";
import { useDraft } from "../../ui/draft.ts";
import { Failure } from "../../ui/failure.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { useSending } from "../../ui/use-sending.ts";
import { AskedBack, useAskedBack } from "./asked-back.tsx";
import { questionWords } from "./question-words.ts";
import { blankTold, isEmpty, readFigure, type ToldDraft, ticksMissing, toldBody, toldDraft, unreadable } from "./told-draft.ts";
import { FigureFields, SymptomFields } from "./told-fields.tsx";

function questionsOf(draft: ToldDraft, ageMonths: number): string[] {
  const facts = {
    ageMonths,
    symptoms: null,
    spo2First: readFigure(draft.spo2),
    pulse: readFigure(draft.pulse),
    respiratoryRate: readFigure(draft.respiratoryRate),
    temperatureCelsius: readFigure(draft.temperature),
    systolicMmhg: readFigure(draft.systolic),
    diastolicMmhg: readFigure(draft.diastolic),
  };
  return questionsAbout(facts).map(questionWords);
}

/** A check-in told on the telephone, typed by a nurse and marked as such. Odd figures are asked about once, and kept if they are right. */
export function CheckinDialog({ record, onClose }: { record: PatientRecord; onClose: () => void }) {
  const { episodeId, person } = record;
  const ageMonths = ageMonthsAt(person.birth, now.peek());
  const draft = useDraft(`told:${episodeId}`, toldDraft, () => blankTold(newId("chk")));
  const told = draft.value.value;
  const startedAt = useSignal(Date.now());
  const asked = useAskedBack(questionsOf(told, ageMonths));
  const blocked = isEmpty(told) || unreadable(told).length > 0 || ticksMissing(told);
  const { sending, failure, submit } = useSending(async () => {
    if (blocked || asked.asksFirst()) return;
    await send(`/api/episodes/${episodeId}/checkins`, { method: "POST", body: toldBody(told, language.peek(), startedAt.value) });
    draft.forget();
    touched.value = { episodes: [episodeId] };
    onClose();
  });
  const change = (part: Partial<ToldDraft>) => draft.change(part);
  return (
    <Dialog wide title={m.told_title({ name: person.name })} onClose={onClose}>
      <form class="form" onSubmit={submit} noValidate>
        <p class="f-wide dim">{m.told_how()}</p>
        <FigureFields draft={told} change={change} />
        <SymptomFields draft={told} change={change} ageMonths={ageMonths} />
        <TextArea label={m.act_note()} value={told.note} maxLength={1000} onValue={(note) => change({ note })} />
        <AskedBack questions={asked.shown} />
        <Failure error={failure} title={m.dialog_not_saved()} />
        <DialogActs
          sending={sending}
          blocked={blocked}
          submit={asked.shown.length > 0 ? m.told_right() : m.told_submit()}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
