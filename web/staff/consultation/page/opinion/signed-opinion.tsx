import type { ConsultationView, OpinionView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Icon } from "../../../../shared/ui/sprite.tsx";
import { staffName } from "../../../person-words.ts";
import { useSending } from "../../../ui/use-sending.ts";
import { dispositionWord } from "../../consultation-words.ts";
import { act } from "../act.ts";
import { Fact } from "../case/case-panel.tsx";
import { whenWord } from "../head/when-word.ts";
import { NotDone } from "../not-done.tsx";
import { isStation } from "../side.ts";
import { remeasureWord } from "./opinion-words.ts";
import { PatientPreview } from "./patient-preview.tsx";

const onScreen = ({ by, at }: OpinionView): string => m.consultation_signed_at({ who: staffName(by), when: whenWord(at) });

interface VersionProps {
  readonly opinion: OpinionView;
  /** Of several: each says which it is. */
  readonly several: boolean;
  readonly signature?: (opinion: OpinionView) => string;
}

/** One version as it was signed. On the screen and on paper. */
export function Version({ opinion, several, signature = onScreen }: VersionProps) {
  return (
    <>
      <p class="c-disposition">{dispositionWord(opinion.disposition)}</p>
      <dl class="kv c-facts">
        <Fact term={m.consultation_assessment()}>
          <span class="c-said">{opinion.assessment}</span>
        </Fact>
        {opinion.meanwhile && (
          <Fact term={m.consultation_meanwhile()}>
            <span class="c-said">{opinion.meanwhile}</span>
          </Fact>
        )}
        <Fact term={m.consultation_remeasure()}>{remeasureWord(opinion.remeasureMinutes)}</Fact>
        {opinion.patientText && (
          <Fact term={m.consultation_patient_text()}>
            <span class="c-said">{opinion.patientText}</span>
          </Fact>
        )}
      </dl>
      <p>
        <b>{signature(opinion)}</b>
        {several && `. ${m.consultation_version({ version: opinion.version })}`}
      </p>
      {opinion.correction && <p class="said">{m.consultation_corrected_because({ reason: opinion.correction })}</p>}
    </>
  );
}

/** The station says that it has read the newest version; until then that stands on its board. */
function Read({ view }: { view: ConsultationView }) {
  const reading = useSending(() => act(view, "read"));
  if (view.read)
    return <p class="dim">{m.consultation_read_by({ who: staffName(view.read.by), when: whenWord(view.read.at) })}</p>;
  if (!view.may.includes("read")) return <p class="dim">{m.consultation_not_read()}</p>;
  return (
    <div class="stack tight">
      <NotDone failure={reading.failure} />
      <button type="button" class="btn btn-full" aria-disabled={reading.sending} onClick={reading.run}>
        <Icon name="i-check" />
        {reading.sending ? m.console_sending() : m.consultation_read()}
      </button>
      <small class="dim">{m.consultation_read_what()}</small>
    </div>
  );
}

function Earlier({ opinions }: { opinions: readonly OpinionView[] }) {
  if (opinions.length === 0) return null;
  return (
    <details>
      <summary>{m.consultation_versions({ count: opinions.length })}</summary>
      {opinions.toReversed().map((opinion) => (
        <div key={opinion.version} class="c-earlier">
          <Version opinion={opinion} several />
        </div>
      ))}
    </details>
  );
}

interface SignedProps {
  readonly view: ConsultationView;
  readonly newest: OpinionView;
  /** null: it is being corrected already. */
  readonly onCorrect: (() => void) | null;
}

/** What was signed, in large; every earlier version stays to be read. */
export function SignedOpinion({ view, newest, onCorrect }: SignedProps) {
  return (
    <section class="panel c-opinion" aria-label={m.consultation_opinion()}>
      <header>
        <h2>{m.consultation_opinion()}</h2>
        <span class="sp" />
        {onCorrect && view.may.includes("correct") && (
          <button type="button" class="btn btn-2 btn-xs" onClick={onCorrect}>
            {m.consultation_correct()}
          </button>
        )}
      </header>
      <div class="in stack">
        <div class="stack tight">
          <Version opinion={newest} several={view.opinions.length > 1} />
        </div>
        <Read view={view} />
        {isStation(view) && (
          <a class="btn btn-2 btn-s" href={`/staff/patients/${view.episodeId}`}>
            {m.consultation_open_patient()}
          </a>
        )}
        <PatientPreview {...newest} name={view.name} title={m.consultation_patient_saw()} />
        <Earlier opinions={view.opinions.slice(0, -1)} />
      </div>
    </section>
  );
}
