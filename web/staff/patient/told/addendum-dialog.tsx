import { useSignal } from "@preact/signals";
import { questionsAbout, symptomsAsked } from "#clinical/form.ts";
import type { CheckinView } from "#schema/api/checkin.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import type { Symptom } from "#schema/terms.ts";
import { clockTime, dayNumber, figure } from "../../../shared/locale.ts";
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
import { TextArea, TextField } from "../../ui/fields.tsx";
import { useSending } from "../../ui/use-sending.ts";
import {
  type AddendumDraft,
  addendumBodyOf,
  addendumDraft,
  blankAddendum,
  isEmptyAddition,
  notToldYet,
  placeOfReading,
  spo2Readings,
  unreadableAddition,
} from "./addendum-draft.ts";
import { AskedBack, useAskedBack } from "./asked-back.tsx";
import { questionWords } from "./question-words.ts";
import { readFigure } from "./told-draft.ts";
import { SymptomGroup } from "./told-fields.tsx";

interface PartProps {
  readonly checkin: CheckinView;
  readonly draft: AddendumDraft;
  readonly change: (part: Partial<AddendumDraft>) => void;
}

function Spo2Field({ checkin, draft, change }: PartProps) {
  const place = placeOfReading(checkin);
  const readings = spo2Readings(checkin)
    .map((value) => `${figure(value)} %`)
    .join(", ");
  if (place === null) return <p class="dim">{m.addendum_full()}</p>;
  return (
    <TextField
      label={place === "spo2Second" ? m.told_spo2_second() : m.addendum_third()}
      hint={readings ? m.addendum_readings({ readings }) : undefined}
      error={unreadableAddition(draft).includes("spo2") ? m.field_number() : undefined}
      inputMode="decimal"
      maxLength={7}
      value={draft.spo2}
      onValue={(spo2) => change({ spo2 })}
    />
  );
}

function Figures(props: PartProps) {
  const { draft, change } = props;
  return (
    <fieldset class="panel form-part">
      <legend>{m.told_figures()}</legend>
      <Spo2Field {...props} />
      <TextField
        label={m.addendum_recount()}
        error={unreadableAddition(draft).includes("respiratoryRate") ? m.field_number() : undefined}
        inputMode="numeric"
        maxLength={7}
        value={draft.respiratoryRate}
        onValue={(respiratoryRate) => change({ respiratoryRate })}
      />
    </fieldset>
  );
}

function Symptoms({ checkin, draft, change, ageMonths }: PartProps & { ageMonths: number }) {
  const asked = symptomsAsked(ageMonths);
  const group = { ticked: draft.symptoms, onTicked: (symptoms: Symptom[]) => change({ symptoms }) };
  return (
    <fieldset class="panel form-part">
      <legend>{m.addendum_symptoms()}</legend>
      <SymptomGroup label={m.told_danger()} codes={notToldYet(checkin, asked.danger)} {...group} />
      <SymptomGroup label={m.told_more()} codes={notToldYet(checkin, asked.more)} {...group} />
      <SymptomGroup label={m.told_mild()} codes={notToldYet(checkin, asked.mild)} {...group} />
    </fieldset>
  );
}

function questionsOf(draft: AddendumDraft, ageMonths: number): string[] {
  const facts = {
    ageMonths,
    symptoms: null,
    spo2First: readFigure(draft.spo2),
    respiratoryRate: readFigure(draft.respiratoryRate),
  };
  return questionsAbout(facts).map(questionWords);
}

interface AddendumProps {
  readonly record: PatientRecord;
  readonly checkin: CheckinView;
  readonly onClose: () => void;
}

/** Adds to the newest check-in what was told on the telephone afterwards: it is assessed anew, what was sent stays. */
export function AddendumDialog({ record, checkin, onClose }: AddendumProps) {
  const { episodeId, person } = record;
  const ageMonths = ageMonthsAt(person.birth, now.peek());
  const draft = useDraft(`addendum:${checkin.id}`, addendumDraft, () => blankAddendum(newId("add")));
  const added = draft.value.value;
  const startedAt = useSignal(Date.now());
  const asked = useAskedBack(questionsOf(added, ageMonths));
  const blocked = isEmptyAddition(added) || unreadableAddition(added).length > 0;
  const { sending, failure, submit } = useSending(async () => {
    if (blocked || asked.asksFirst()) return;
    const body = addendumBodyOf(added, checkin, startedAt.value);
    await send(`/api/checkins/${checkin.id}/addenda`, { method: "POST", body });
    draft.forget();
    touched.value = { episodes: [episodeId] };
    onClose();
  });
  const when = `${clockTime(checkin.measuredAt)}, ${dayNumber(checkin.measuredAt)}`;
  const part = { checkin, draft: added, change: draft.change };
  return (
    <Dialog wide title={m.addendum_title({ when, name: person.name })} onClose={onClose}>
      <form class="form" onSubmit={submit} noValidate>
        <p class="dim">{m.addendum_how()}</p>
        <Figures {...part} />
        <Symptoms {...part} ageMonths={ageMonths} />
        <TextArea label={m.act_note()} value={added.note} maxLength={1000} onValue={(note) => draft.change({ note })} />
        <AskedBack questions={asked.shown} />
        <Failure error={failure} title={m.dialog_not_saved()} />
        <DialogActs
          sending={sending}
          blocked={blocked}
          submit={asked.shown.length > 0 ? m.told_right() : m.addendum_submit()}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
