import { useId } from "preact/hooks";
import { DISPOSITIONS } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { roomLeft, TextField } from "../../../ui/fields.tsx";
import { dispositionWord } from "../../consultation-words.ts";
import { minutesOf, type OpinionDraft, type OpinionPart, REMEASURE_MINUTES } from "./opinion-draft.ts";
import { dispositionLine, remeasureWord } from "./opinion-words.ts";

export interface PartProps {
  readonly draft: OpinionDraft;
  readonly change: (part: Partial<OpinionDraft>) => void;
  /** Pressed without it: marked until it is there. */
  readonly missing: readonly OpinionPart[];
}
type TextName = "assessment" | "meanwhile" | "patientText" | "reason";
const MOST: Record<TextName, number> = { assessment: 2_000, meanwhile: 500, patientText: 500, reason: 500 };

interface TextProps extends PartProps {
  readonly name: TextName;
  readonly label: string;
  readonly aside?: string;
  readonly rows?: number;
}

/** A text of the opinion; the name finds the field again when it is missing. */
export function OpinionText({ name, label, aside, rows = 2, draft, change, missing }: TextProps) {
  const id = useId();
  const isMissing = missing.some((part) => part === name);
  const room = roomLeft(draft[name], MOST[name]);
  return (
    <div class="f">
      <label class="lb" for={id}>
        {label} {aside && <span class="dim c-aside">({aside})</span>}
      </label>
      <textarea
        id={id}
        name={name}
        class="inp"
        rows={rows}
        maxLength={MOST[name]}
        value={draft[name]}
        {...(isMissing ? { "aria-invalid": true } : {})}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      {room && <small class="dim">{room}</small>}
    </div>
  );
}

/** One of four, none chosen beforehand; each says what happens then. */
export function DispositionCards({ draft, change, missing }: PartProps) {
  const name = useId();
  const lines = useId();
  const isMissing = missing.includes("disposition");
  return (
    <fieldset class="f f-choice c-ways" {...(isMissing ? { "data-invalid": true } : {})}>
      <legend class="lb">{m.consultation_disposition_one()}</legend>
      {DISPOSITIONS.map((disposition) => (
        <label key={disposition} class="radio">
          <input
            type="radio"
            class="sr"
            name={name}
            data-part="disposition"
            checked={draft.disposition === disposition}
            aria-describedby={lines + disposition}
            onChange={() => change({ disposition })}
          />
          <span>{dispositionWord(disposition)}</span>
          <small id={lines + disposition}>{dispositionLine(disposition)}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** When to measure again: as scheduled, one of the usual times, or so many minutes. */
export function RemeasureField({ draft, change }: PartProps) {
  const id = useId();
  const unreadable = Number.isNaN(minutesOf(draft) ?? 0);
  return (
    <div class="f">
      <label class="lb" for={id}>
        {m.consultation_remeasure()}
      </label>
      <select id={id} class="inp" value={draft.minutes} onChange={(event) => change({ minutes: event.currentTarget.value })}>
        <option value="">{remeasureWord(null)}</option>
        {REMEASURE_MINUTES.map((minutes) => (
          <option key={minutes} value={String(minutes)}>
            {remeasureWord(minutes)}
          </option>
        ))}
        <option value="own">{m.consultation_remeasure_own()}</option>
      </select>
      {draft.minutes === "own" && (
        <TextField
          label={m.consultation_remeasure_own_label()}
          name="remeasure"
          inputMode="numeric"
          maxLength={4}
          value={draft.ownMinutes}
          error={unreadable ? m.consultation_remeasure_range() : undefined}
          onValue={(ownMinutes) => change({ ownMinutes })}
        />
      )}
    </div>
  );
}
