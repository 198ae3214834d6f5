import { ADULT } from "#clinical/protocol/covid19-home-1/ages.ts";
import { SEVERITY_CLASS_SOURCE } from "#clinical/severity-class.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Unknown } from "../../../shared/ui/severity.tsx";
import { ageMonthsAt } from "../../person-words.ts";
import { now } from "../../session/clock.ts";
import { classWord, signsWord, thingsWord } from "./severity-class-words.ts";

type Classes = NonNullable<PatientRecord["severityClass"]>;

function Class({ of: { severityClass, atLeast } }: { of: Classes["newest"] }) {
  const word = classWord(severityClass);
  if (severityClass === "unknown") return <Unknown word={word} />;
  return <b>{atLeast ? m.class_at_least({ word: word.toLowerCase() }) : word}</b>;
}

/** The class of 2671/QD-BYT at the newest check-in and the worst so far, with why and what is missing. It replaces no alert. */
export function SeverityClassPanel({ record: { severityClass, person } }: { record: PatientRecord }) {
  if (severityClass === null) return null;
  const { newest, worst } = severityClass;
  const { source, mark } = SEVERITY_CLASS_SOURCE[ageMonthsAt(person.birth, now.peek()) >= ADULT ? "adult" : "child"];
  return (
    <section class="panel">
      <h2>{m.class_title()}</h2>
      <div class="in stack tight">
        <p>
          <Class of={newest} />
        </p>
        {newest.because.length > 0 && <p>{signsWord(newest.because)}</p>}
        {newest.missing.length > 0 && <p>{m.class_missing({ things: thingsWord(newest.missing) })}</p>}
        {worst.severityClass !== newest.severityClass && <p>{m.class_worst({ word: classWord(worst.severityClass) })}</p>}
        <small class="dim">
          {m.class_note()} {source} [{mark}]
        </small>
      </div>
    </section>
  );
}
