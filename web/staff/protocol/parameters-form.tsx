import { useSignal } from "@preact/signals";
import { parameterEffects } from "#clinical/parameter-effects.ts";
import { PARAMETER_LIMITS, type SiteParameters } from "#clinical/parameters.ts";
import { parameterVersion } from "#schema/api/parameters.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { severityWord } from "../../shared/ui/severity.tsx";
import { ask } from "../session/request.ts";
import { loadSession } from "../session/session.ts";
import { Failure } from "../ui/failure.tsx";
import { SelectField, TextArea } from "../ui/fields.tsx";
import { useSending } from "../ui/use-sending.ts";
import { effectWord } from "./parameter-words.ts";

type Choice = Omit<SiteParameters, "version">;
type Change = (part: Partial<Choice>) => void;

const figures = ({ from, to }: { from: number; to: number }, word: (value: number) => string) =>
  Array.from({ length: to - from + 1 }, (_, index) => to - index).map((value) => ({ value: String(value), label: word(value) }));
const GRADES = ["watch", "urgent"] as const;

function Choices({ choice, change }: { choice: Choice; change: Change }) {
  return (
    <>
      <SelectField
        label={m.param_spo2()}
        hint={m.param_spo2_source()}
        value={String(choice.adultNotifyMax)}
        options={figures(PARAMETER_LIMITS.adultNotifyMax, (value) => m.param_spo2_value({ value }))}
        onValue={(value) => change({ adultNotifyMax: Number(value) })}
      />
      <SelectField
        label={m.param_breaths()}
        hint={m.param_breaths_source()}
        value={String(choice.adultRrNotifyMin)}
        options={figures(PARAMETER_LIMITS.adultRrNotifyMin, (value) => m.param_breaths_value({ value })).reverse()}
        onValue={(value) => change({ adultRrNotifyMin: Number(value) })}
      />
      <SelectField
        label={m.param_diastolic()}
        hint={m.param_diastolic_source()}
        value={choice.dbpAloneSeverity}
        options={GRADES.map((value) => ({ value, label: severityWord(codeOf(value)) }))}
        onValue={(dbpAloneSeverity) => change({ dbpAloneSeverity })}
      />
    </>
  );
}

/** What the choice would change, asked of the engine before anything is sent. */
function Effects({ before, after }: { before: SiteParameters; after: SiteParameters }) {
  const effects = parameterEffects(before, after);
  return (
    <div class="f f-wide" role="status">
      <b class="lb">{m.param_effects()}</b>
      {effects.length === 0 ? (
        <p class="dim">{m.param_effects_none()}</p>
      ) : (
        <ul>
          {effects.map((effect) => (
            <li key={`${effect.vital} ${effect.value}`}>{effectWord(effect)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useSetting(inForce: SiteParameters, onChanged: () => Promise<void>) {
  // Only what was touched: what somebody else changed meanwhile is not put back by whoever did not look at it.
  const touched = useSignal<Partial<Choice>>({});
  const reason = useSignal("");
  const missing = useSignal(false);
  const done = useSignal<number | null>(null);
  const after = { ...inForce, ...touched.value };
  const sending = useSending(async () => {
    missing.value = reason.peek().trim() === "";
    if (missing.value) return;
    const { version, adultNotifyMax, adultRrNotifyMin, dbpAloneSeverity } = after;
    const body = { version, adultNotifyMax, adultRrNotifyMin, dbpAloneSeverity, reason: reason.peek() };
    try {
      done.value = (await ask("/api/site-parameters", parameterVersion, { method: "POST", body })).version;
      touched.value = {};
      reason.value = "";
    } finally {
      // Whoever was too late sees what stands now, with their own choice beside it.
      await onChanged();
      await loadSession();
    }
  });
  const change: Change = (part) => {
    touched.value = { ...touched.peek(), ...part };
  };
  return { change, reason, missing: missing.value, done: done.value, after, ...sending };
}

/** The medical lead's form: what is chosen, what it would change, why. */
export function ParametersForm({ inForce, onChanged }: { inForce: SiteParameters; onChanged: () => Promise<void> }) {
  const { change, reason, missing, done, after, sending, failure, submit } = useSetting(inForce, onChanged);
  return (
    <form class="form" onSubmit={submit} noValidate>
      <fieldset class="panel form-part">
        <legend>{m.param_set()}</legend>
        <Choices choice={after} change={change} />
        <Effects before={inForce} after={after} />
        <TextArea
          label={m.param_reason()}
          maxLength={500}
          value={reason.value}
          error={missing ? m.param_reason_needed() : undefined}
          onValue={(text) => {
            reason.value = text;
          }}
        />
        <p class="dim f-wide">{m.param_holds()}</p>
      </fieldset>
      <Failure error={failure} title={m.dialog_not_saved()} />
      {done === inForce.version && <p role="status">{m.param_done({ version: done })}</p>}
      <div class="acts">
        <button type="submit" class="btn btn-s" aria-disabled={sending}>
          {sending ? m.console_sending() : m.param_submit()}
        </button>
      </div>
    </form>
  );
}
