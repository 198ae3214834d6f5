import type { OpinionView } from "#schema/api/consultation.ts";
import { clockTime } from "../../../../shared/locale.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { opinionWords } from "../../../../shared/patient-opinion.ts";

interface PreviewProps extends Pick<OpinionView, "disposition" | "remeasureMinutes" | "patientText"> {
  readonly name: string;
  /** When it is, or was, signed. */
  readonly at: number;
  readonly title: string;
}

/** What the people at home read: the disposition in plain words, the doctor's own words, when to measure again. */
export function PatientPreview({ name, disposition, remeasureMinutes, patientText, at, title }: PreviewProps) {
  const { decided, next, meanwhile } = opinionWords(disposition, name);
  return (
    <div class="c-preview">
      <small class="dim">{title}</small>
      <p>
        <b>{decided}</b>
      </p>
      {patientText && <p class="said">{patientText}</p>}
      <p>
        {next} {meanwhile.join("; ")}
      </p>
      {remeasureMinutes !== null && <p>{m.opinion_remeasure({ time: clockTime(at + remeasureMinutes * 60_000) })}</p>}
    </div>
  );
}
