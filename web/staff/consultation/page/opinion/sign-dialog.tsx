import type { ConsultationView, DecideBody } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Icon } from "../../../../shared/ui/sprite.tsx";
import { serverNow } from "../../../session/clock.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { dispositionWord } from "../../consultation-words.ts";
import { Fact } from "../case/case-panel.tsx";
import { NotDone } from "../not-done.tsx";
import { ownName } from "../side.ts";
import { remeasureWord } from "./opinion-words.ts";
import { PatientPreview } from "./patient-preview.tsx";

interface SignProps {
  readonly view: ConsultationView;
  readonly body: DecideBody;
  /** Why a signed opinion is corrected; null: it is the first. */
  readonly correction: string | null;
  readonly sending: boolean;
  readonly failure: unknown;
  readonly onSign: () => void;
  readonly onClose: () => void;
}

/** What is about to be signed, once more as a whole; signing it is one press. */
export function SignDialog({ view, body, correction, sending, failure, onSign, onClose }: SignProps) {
  const who = ownName();
  return (
    <Dialog title={m.consultation_sign_title()} onClose={onClose}>
      <dl class="kv c-facts">
        <Fact term={m.consultation_disposition()}>
          <b>{dispositionWord(body.disposition)}</b>
        </Fact>
        <Fact term={m.consultation_assessment()}>
          <span class="c-said">{body.assessment}</span>
        </Fact>
        {body.meanwhile && (
          <Fact term={m.consultation_meanwhile()}>
            <span class="c-said">{body.meanwhile}</span>
          </Fact>
        )}
        <Fact term={m.consultation_remeasure()}>{remeasureWord(body.remeasureMinutes)}</Fact>
        {correction !== null && <Fact term={m.consultation_correct_reason()}>{correction}</Fact>}
      </dl>
      <PatientPreview {...body} name={view.name} at={serverNow()} title={m.consultation_patient_sees()} />
      <p class="dim">{correction === null ? m.consultation_sign_note({ who }) : m.consultation_sign_again_note({ who })}</p>
      <NotDone failure={failure} />
      <div class="acts">
        <button type="button" class="btn btn-s" aria-disabled={sending} onClick={onSign}>
          <Icon name="i-pen" />
          {sending ? m.console_sending() : correction === null ? m.consultation_sign() : m.consultation_correct_sign()}
        </button>
        <button type="button" class="btn btn-2 btn-s" onClick={onClose}>
          {m.consultation_look_again()}
        </button>
      </div>
    </Dialog>
  );
}
