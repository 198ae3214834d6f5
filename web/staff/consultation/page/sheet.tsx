import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { codeOf } from "../../../shared/severity-code.ts";
import { severityWord } from "../../../shared/ui/severity.tsx";
import { illnessDay, sexWord, staffName } from "../../person-words.ts";
import { serverNow } from "../../session/clock.ts";
import { Presences } from "./call/presences.tsx";
import { CaseFacts, Fact } from "./case/case-panel.tsx";
import { CheckinLines } from "./case/latest-checkins.tsx";
import { spo2Sentence } from "./case/spo2-course.ts";
import { stateSpoken } from "./head/state-spoken.ts";
import { paperTime } from "./head/when-word.ts";
import { Version } from "./opinion/signed-opinion.tsx";

/** Check-ins on paper: a week of two. */
const MOST = 14;

interface SheetProps {
  readonly view: ConsultationView;
}

function personWords({ name, birth, sex, onsetDate, askedAt }: ConsultationView): string {
  const day = illnessDay(onsetDate, askedAt);
  return m.sheet_person({
    name,
    born: m.sheet_born({ year: birth.date.slice(0, 4) }),
    sex: sexWord(sex),
    day: day === null ? m.person_day_unknown() : m.person_day({ day }),
  });
}

function Heads({ view }: SheetProps) {
  const { station, hospital, askedBy, askedAt, severity, doctor } = view;
  return (
    <dl class="kv">
      <Fact term={m.sheet_station()}>
        {m.consultation_station({ station: station.shortName })}, {staffName(askedBy)}, {paperTime(askedAt)}
      </Fact>
      <Fact term={m.sheet_hospital()}>
        {hospital.shortName}
        {doctor && `, ${staffName(doctor)}, ${paperTime(doctor.since)}`}
      </Fact>
      <Fact term={m.sheet_patient()}>
        <b>{personWords(view)}</b>
      </Fact>
      <Fact term={m.sheet_severity()}>{severityWord(codeOf(severity))}</Fact>
      <Fact term={m.consultation_question()}>
        <b>{view.question}</b>
      </Fact>
    </dl>
  );
}

function Course({ view }: SheetProps) {
  const { checkins } = view.case;
  if (checkins.length === 0) return <p>{m.record_no_checkin()}</p>;
  return (
    <>
      <CheckinLines view={view} most={MOST} word={paperTime} />
      <p>{spo2Sentence(checkins)}</p>
    </>
  );
}

function Writing({ view: { messages } }: SheetProps) {
  if (messages.length === 0) return <p>{m.consultation_no_messages()}</p>;
  return (
    <>
      {messages.map(({ id, by, at, text }) => (
        <p key={id} class="c-said">
          <b>{staffName(by)}</b>, {paperTime(at)}: {text}
        </p>
      ))}
    </>
  );
}

/** Every version with its signature; unsigned, the sheet says how the consultation stands. */
function Opinions({ view }: SheetProps) {
  if (view.opinions.length === 0)
    return (
      <p>
        {m.consultation_no_opinion()} {stateSpoken(view)}
      </p>
    );
  return (
    <>
      {view.opinions.toReversed().map((opinion) => (
        <div key={opinion.version} class="sheet-version">
          <Version
            opinion={opinion}
            several={view.opinions.length > 1}
            signature={({ by, at }) => m.sheet_signed({ who: staffName(by), when: paperTime(at) })}
          />
        </div>
      ))}
    </>
  );
}

/** The consultation on paper, A4, black on white: nothing of the console stands on it. */
export function Sheet({ view }: SheetProps) {
  return (
    <article class="sheet">
      <h1>{m.sheet_title()}</h1>
      <Heads view={view} />
      <h2>{m.course_title()}</h2>
      <Course view={view} />
      <h2>{m.consultation_case()}</h2>
      <CaseFacts view={view} word={paperTime} />
      <h2>{m.consultation_in_call()}</h2>
      <Presences call={view.call} word={paperTime} />
      <h2>{m.consultation_writing()}</h2>
      <Writing view={view} />
      <h2>{m.consultation_opinion()}</h2>
      <Opinions view={view} />
      <footer>{m.sheet_printed({ when: paperTime(serverNow()), id: view.id })}</footer>
    </article>
  );
}
