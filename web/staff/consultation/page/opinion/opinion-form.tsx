import { useRef } from "preact/hooks";
import type { ConsultationView, OpinionView } from "#schema/api/consultation.ts";
import { clockTime } from "../../../../shared/locale.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Icon } from "../../../../shared/ui/sprite.tsx";
import { staffName } from "../../../person-words.ts";
import { serverNow } from "../../../session/clock.ts";
import { whenWord } from "../head/when-word.ts";
import { ownName } from "../side.ts";
import { DispositionCards, OpinionText, RemeasureField } from "./opinion-fields.tsx";
import { missingWords } from "./opinion-words.ts";
import { PatientPreview } from "./patient-preview.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { useOpinion } from "./use-opinion.ts";

interface NewerProps {
  readonly newest: OpinionView | undefined;
  readonly version: number | null;
  readonly onRead: (version: number) => void;
}
/** A colleague signed a newer version meanwhile: nobody corrects what they have not read. */
function NewerVersion({ newest, version, onRead }: NewerProps) {
  if (!newest || version === null || newest.version <= version) return null;
  const words = { who: staffName(newest.by), version: newest.version, when: whenWord(newest.at) };
  return (
    <div class="note" role="alert">
      <Icon name="i-pen" />
      <b>{m.consultation_newer(words)}</b>
      <button type="button" class="btn btn-2 btn-xs" onClick={() => onRead(newest.version)}>
        {m.consultation_newer_read({ version: newest.version })}
      </button>
    </div>
  );
}

interface FormProps {
  readonly view: ConsultationView;
  /** The version that is corrected; null: the first opinion. */
  readonly signed: OpinionView | null;
  readonly onDone: () => void;
  readonly onHandBack?: (() => void) | undefined;
}

/** The doctor's opinion: nothing is signed without an assessment and a disposition, and nothing that was typed is lost. */
export function OpinionForm({ view, signed, onDone, onHandBack }: FormProps) {
  const opinion = useOpinion(view, signed, onDone);
  const { typed, body, missing, change, tried, signing } = opinion;
  const form = useRef<HTMLFormElement>(null);
  const parts = { draft: typed, change, missing: tried.value ? missing : [] };
  const [corrects, who] = [signed !== null, ownName()];
  const press = (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (body) signing.value = true;
    else form.current?.querySelector<HTMLElement>(`[name="${missing[0]}"], [data-part="${missing[0]}"]`)?.focus();
  };
  return (
    <section class="panel c-opinion" aria-label={m.consultation_opinion()}>
      <header>
        <h2>{m.consultation_opinion()}</h2>
        <span class="sp" />
        <small class="dim">{typed.savedAt !== null && m.consultation_draft_saved({ time: clockTime(typed.savedAt) })}</small>
      </header>
      <form ref={form} class="in c-form" onSubmit={press} noValidate>
        <NewerVersion newest={view.opinions.at(-1)} version={typed.version} onRead={(version) => change({ version })} />
        {corrects && <OpinionText {...parts} name="reason" label={m.consultation_correct_reason()} />}
        <OpinionText {...parts} name="assessment" label={m.consultation_assessment()} rows={3} />
        <DispositionCards {...parts} />
        <div class="c-pair">
          <OpinionText {...parts} name="meanwhile" label={m.consultation_meanwhile()} />
          <RemeasureField {...parts} />
        </div>
        <OpinionText {...parts} name="patientText" label={m.consultation_patient_text()} aside={m.consultation_on_phone()} />
        {body && <PatientPreview {...body} name={view.name} at={serverNow()} title={m.consultation_patient_sees()} />}
        <div class="c-sign c-stays">
          {missing.length > 0 && (
            <p id="c-missing" class={tried.value ? "f-err" : "dim"} {...(tried.value ? { role: "alert" } : {})}>
              {missingWords(missing)}
            </p>
          )}
          <button
            type="submit"
            class="btn btn-full"
            aria-disabled={missing.length > 0}
            {...(missing.length > 0 ? { "aria-describedby": "c-missing" } : {})}
          >
            <Icon name="i-pen" />
            {corrects ? m.consultation_correct_sign() : m.consultation_sign()}
          </button>
        </div>
        <div class="c-sign">
          <p class="dim">{corrects ? m.consultation_sign_again_note({ who }) : m.consultation_sign_note({ who })}</p>
          {onHandBack && (
            <button type="button" class="btn btn-q btn-xs" onClick={onHandBack}>
              {m.consultation_hand_back_title()}
            </button>
          )}
          {corrects && (
            <button
              type="button"
              class="btn btn-q btn-xs"
              onClick={() => {
                opinion.forget();
                onDone();
              }}
            >
              {m.consultation_correct_stop()}
            </button>
          )}
        </div>
      </form>
      {signing.value && body && (
        <SignDialog
          view={view}
          body={body}
          correction={corrects ? typed.reason : null}
          sending={opinion.sign.sending}
          failure={opinion.sign.failure}
          onSign={opinion.sign.run}
          onClose={() => {
            signing.value = false;
          }}
        />
      )}
    </section>
  );
}
