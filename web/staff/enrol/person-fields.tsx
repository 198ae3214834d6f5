import { HONORIFICS, LANGUAGES, SEXES } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { sexWord } from "../person-words.ts";
import { now } from "../session/clock.ts";
import { ChoiceField, SelectField, TextField } from "../ui/fields.tsx";
import { type DetailsDraft, needsFullDate, suggestHonorific } from "./details-draft.ts";
import type { FieldErrors } from "./field-errors.ts";
import { honorificWord, languageWord } from "./form-words.ts";

export interface FieldsProps {
  readonly draft: DetailsDraft;
  readonly change: (part: Partial<DetailsDraft>) => void;
  readonly errors: FieldErrors;
}

/** Who somebody is, how to speak to them and how to reach them. */
export function PersonFields({ draft, change, errors }: FieldsProps) {
  const suggested = suggestHonorific(draft.sex, draft.birth, now.peek());
  const child = needsFullDate(draft.birth, now.peek());
  return (
    <fieldset class="panel form-part">
      <legend>{m.enrol_person()}</legend>
      <TextField
        label={m.enrol_name()}
        required
        maxLength={120}
        value={draft.name}
        error={errors.get("person.name")}
        onValue={(name) => change({ name })}
      />
      <TextField
        label={m.enrol_birth()}
        hint={m.enrol_birth_hint()}
        error={errors.get("person.birth") ?? (child ? m.problem_full_birth_date_needed() : undefined)}
        required
        inputMode="numeric"
        maxLength={10}
        value={draft.birth}
        onValue={(birth) => change({ birth })}
      />
      <ChoiceField
        label={m.enrol_sex()}
        value={draft.sex}
        error={errors.get("person.sex")}
        options={SEXES.map((value) => ({ value, label: sexWord(value) }))}
        onValue={(sex) => change({ sex })}
      />
      <SelectField
        label={m.enrol_honorific()}
        value={draft.honorific}
        options={[
          { value: "", label: m.enrol_honorific_suggested({ word: honorificWord(suggested) }) },
          ...HONORIFICS.map((value) => ({ value, label: honorificWord(value) })),
        ]}
        onValue={(honorific) => change({ honorific })}
      />
      <TextField
        label={m.enrol_phone()}
        hint={m.enrol_phone_hint()}
        error={errors.get("person.phone")}
        type="tel"
        maxLength={20}
        value={draft.phone}
        onValue={(phone) => change({ phone })}
      />
      <SelectField
        label={m.enrol_language()}
        value={draft.language}
        options={LANGUAGES.map((value) => ({ value, label: languageWord(value) }))}
        onValue={(language) => change({ language })}
      />
      <TextField
        label={m.enrol_hamlet()}
        required
        maxLength={80}
        value={draft.hamlet}
        error={errors.get("person.hamlet")}
        onValue={(hamlet) => change({ hamlet })}
      />
      <TextField
        label={m.enrol_address()}
        required
        maxLength={300}
        value={draft.address}
        error={errors.get("person.address")}
        onValue={(address) => change({ address })}
      />
    </fieldset>
  );
}

/** Who looks after them, if anybody does. */
export function CarerFields({ draft, change, errors }: FieldsProps) {
  return (
    <fieldset class="panel form-part">
      <legend>{m.enrol_carer()}</legend>
      <TextField
        label={m.enrol_carer_name()}
        maxLength={120}
        value={draft.carerName}
        error={errors.get("person.carer.name")}
        onValue={(carerName) => change({ carerName })}
      />
      <TextField
        label={m.enrol_phone()}
        type="tel"
        maxLength={20}
        value={draft.carerPhone}
        error={errors.get("person.carer.phone")}
        onValue={(carerPhone) => change({ carerPhone })}
      />
      <TextField
        label={m.enrol_carer_relation()}
        maxLength={60}
        value={draft.carerRelation}
        error={errors.get("person.carer.relation")}
        onValue={(carerRelation) => change({ carerRelation })}
      />
    </fieldset>
  );
}
