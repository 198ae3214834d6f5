import { useSignal } from "@preact/signals";
import * as z from "zod/mini";
import { enrolBody, enrolled } from "#schema/api/enrolment.ts";
import { personId } from "#schema/ids.ts";
import { newId } from "../../shared/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { RiskBars } from "../board/row/risk-bars.tsx";
import { serverNow } from "../session/clock.ts";
import { ask } from "../session/request.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { useDraft } from "../ui/draft.ts";
import { Failure } from "../ui/failure.tsx";
import { useSending } from "../ui/use-sending.ts";
import { ActivationCard } from "./activation-card.tsx";
import { blankDetails, type DetailsDraft, detailsDraft, detailsOf, needsFullDate } from "./details-draft.ts";
import { errorsFrom, errorsIn, type FieldErrors } from "./field-errors.ts";
import { HouseholdField } from "./household-field.tsx";
import { CareFields, IllnessFields } from "./illness-fields.tsx";
import { CarerFields, PersonFields } from "./person-fields.tsx";
import { RiskNow } from "./risk-now.tsx";

const shape = z.object({
  personId,
  housemate: z.nullable(z.object({ episodeId: z.string(), name: z.string() })),
  details: detailsDraft,
});
type Enrolled = z.infer<typeof enrolled> & { readonly name: string };

const focusFirstError = () =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid], [data-invalid] input")?.focus());

function Done({ done, onNext }: { done: Enrolled; onNext: () => void }) {
  return (
    <main class="page">
      <h1 tabIndex={-1}>{m.enrol_done({ name: done.name })}</h1>
      <p class="marks">
        {m.head_risk()}: <RiskBars risk={done.riskClass} />
      </p>
      <ActivationCard name={done.name} activation={done.activation} />
      <div class="acts">
        <a class="btn btn-2 btn-s" href={`/staff/patients/${done.episodeId}`}>
          {m.enrol_open_page()}
        </a>
        <button type="button" class="btn btn-2 btn-s" onClick={onNext}>
          {m.enrol_next()}
        </button>
      </div>
    </main>
  );
}

type Form = z.infer<typeof shape>;
const bodyOf = ({ personId: id, housemate, details }: Form) =>
  z.safeParse(enrolBody, { personId: id, householdOf: housemate?.episodeId ?? null, ...detailsOf(details, serverNow()) });

function errorsBefore(form: Form): FieldErrors {
  const errors = new Map(errorsIn(bodyOf(form)));
  if (needsFullDate(form.details.birth, serverNow())) errors.set("person.birth", m.problem_full_birth_date_needed());
  return errors;
}

function useEnrol() {
  const draft = useDraft("enrol", shape, () => ({ personId: newId("per"), housemate: null, details: blankDetails() }));
  const errors = useSignal<FieldErrors>(new Map());
  const done = useSignal<Enrolled | null>(null);
  const sending = useSending(async () => {
    const form = draft.value.peek();
    const parsed = bodyOf(form);
    errors.value = errorsBefore(form);
    if (!parsed.success || errors.value.size > 0) return void focusFirstError();
    try {
      const answer = await ask("/api/patients", enrolled, { method: "POST", body: parsed.data });
      done.value = { ...answer, name: form.details.name.trim() };
      draft.forget();
    } catch (error) {
      errors.value = errorsFrom(error);
      if (errors.value.size > 0) focusFirstError();
      throw error;
    }
  });
  /** What was wrong is looked at again with every letter, so that what has been put right stops asking. */
  const change = (part: Partial<DetailsDraft>) => {
    draft.change({ details: { ...draft.value.peek().details, ...part } });
    if (errors.peek().size > 0) errors.value = errorsBefore(draft.value.peek());
  };
  const clear = () => {
    draft.forget();
    errors.value = new Map();
  };
  return { draft, errors: errors.value, change, clear, done, ...sending };
}

/** Enrols a person: the draft stays in this tab until the service has it, and a doubled press enrols once. */
export function EnrolPage() {
  usePageTitle(m.nav_enrol());
  const { draft, errors, change, clear, done, sending, failure, submit } = useEnrol();
  if (done.value)
    return (
      <Done
        done={done.value}
        onNext={() => {
          done.value = null;
        }}
      />
    );
  const { details, housemate } = draft.value.value;
  const fields = {
    draft: details,
    errors,
    change,
  };
  return (
    <main class="page">
      <div class="page-head">
        <h1>{m.nav_enrol()}</h1>
        <span class="sp" />
        <button type="button" class="btn btn-q btn-xs" onClick={clear}>
          {m.enrol_clear()}
        </button>
      </div>
      <form class="form" onSubmit={submit} noValidate>
        <PersonFields {...fields} />
        <CarerFields {...fields} />
        <HouseholdField chosen={housemate} onChoose={(chosen) => draft.change({ housemate: chosen })} />
        <IllnessFields {...fields} />
        <RiskNow draft={details} />
        <CareFields {...fields} />
        {errors.size > 0 && (
          <p class="f-err" role="alert">
            {m.enrol_fix({ count: errors.size })}
          </p>
        )}
        <Failure error={failure} title={m.dialog_not_saved()} />
        <div class="acts">
          <button type="submit" class="btn btn-s" aria-disabled={sending}>
            {sending ? m.console_sending() : m.enrol_submit()}
          </button>
        </div>
      </form>
    </main>
  );
}
