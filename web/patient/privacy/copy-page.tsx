import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import type { CheckinView } from "#schema/api/checkin.ts";
import type { PersonExport } from "#schema/api/privacy.ts";
import { clockTime, dateNumber, dayNumber, figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Unknown } from "../../shared/ui/severity.tsx";
import { wantsWord } from "../../shared/want-words.ts";
import { asTyped } from "../checkin/figure/asks-back.tsx";
import { usePatientWords } from "../checkin/patient-words.ts";
import { person } from "../session/session.ts";
import { BottomBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { fetchCopy } from "./copy.ts";
import { Care, Readers } from "./copy-care.tsx";
import "./privacy.css";

const when = (at: number): string => `${clockTime(at)} ${dayNumber(at)}`;

function Fact({ label, value }: { label: string; value: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value ?? <Unknown />}</dd>
    </div>
  );
}

/** Every figure with its unit; later readings behind the first. */
function figuresOf({ measurements, addenda }: CheckinView): string {
  const { spo2, pulse, respiratoryRate, temperatureCelsius, bloodPressure } = measurements;
  const later = addenda.flatMap((one) => [one.spo2Second, one.spo2Third]);
  const oxygen = [spo2.first, spo2.second, spo2.third, ...later].filter((one) => typeof one === "number");
  const breaths = addenda.findLast((one) => typeof one.respiratoryRate === "number")?.respiratoryRate ?? respiratoryRate.counted;
  const { systolicMmhg: upper, diastolicMmhg: lower } = bloodPressure;
  const parts = [
    oxygen.length > 0 && `SpO2 ${oxygen.map((one) => figure(one)).join(" → ")} %`,
    pulse !== null && `${m.vital_pulse()} ${asTyped(pulse)}`,
    breaths !== null && `${m.vital_respiratory_rate()} ${asTyped(breaths)}`,
    temperatureCelsius !== null && `${asTyped(temperatureCelsius)} °C`,
    (upper !== null || lower !== null) && `${upper ?? "?"}/${lower ?? "?"} mmHg`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}

const SOURCE: Record<CheckinView["source"], () => string> = {
  self: () => m.copy_by_self(),
  carer: () => m.copy_by_carer(),
  staff_by_phone: () => m.copy_by_staff(),
};

function Reading({ of }: { of: CheckinView }) {
  const words = usePatientWords();
  const { symptoms, note } = of.measurements;
  const codes = [...symptoms.codes, ...of.addenda.flatMap((one) => one.symptomsAdded ?? [])];
  const named = codes.map((code) => words?.symptoms[code] ?? code).join("; ");
  const figures = figuresOf(of);
  return (
    <li>
      <b>{when(of.measuredAt)}</b> ({SOURCE[of.source]()})
      <br />
      {figures === "" ? <Unknown word={m.shell_not_measured()} /> : figures}
      <br />
      {named !== "" ? named : symptoms.answered ? m.summary_no_symptoms() : <Unknown word={m.shell_not_asked()} />}
      {note && <> · “{note}”</>}
    </li>
  );
}

function Episode({ of }: { of: PersonExport["episodes"][number] }) {
  const until = of.ended ? dayNumber(of.ended.at) : m.copy_until_now();
  return (
    <section class="card copy">
      <h2>{m.copy_illness({ from: dayNumber(of.openedAt), until })}</h2>
      <p>{of.station.name}</p>
      <h3>{m.copy_readings({ count: of.checkins.length })}</h3>
      <ul>
        {of.checkins.map((one) => (
          <Reading key={one.id} of={one} />
        ))}
      </ul>
      <h3>{m.copy_medicines({ count: of.medicines.length })}</h3>
      <ul>
        {of.medicines.map(({ id, name, dose, times, untilDate, setBy, setAt }) => (
          <li key={id}>
            <b>{name}</b>, {[dose, ...times].join(", ")}
            {untilDate && ` → ${dateNumber(untilDate)}`}
            <br />
            {setBy.title} {setBy.name}, {when(setAt)}
          </li>
        ))}
      </ul>
      <h3>{m.copy_asked({ count: of.asked.length })}</h3>
      <ul>
        {of.asked.map(({ id, wants, message, receivedAt }) => (
          <li key={id}>
            <b>{when(receivedAt)}</b>: {wantsWord(wants)}
            {message && <> · “{message}”</>}
          </li>
        ))}
      </ul>
      <h3>{m.copy_messages({ count: of.messages.length })}</h3>
      <ul>
        {of.messages.map((said) => (
          <li key={said.at}>
            <b>
              {said.by.title} {said.by.name}, {when(said.at)}
            </b>
            <br />
            {said.text}
          </li>
        ))}
      </ul>
      <Care of={of} />
      <Readers of={of} />
    </section>
  );
}

function Copy({ of: { person: who, station, phones, consents, episodes, exportedAt } }: { of: PersonExport }) {
  const birth = who.birth.precision === "day" ? dateNumber(who.birth.date) : who.birth.date.slice(0, 4);
  return (
    <>
      <section class="card copy">
        <h2>{who.name}</h2>
        <dl>
          <Fact label={m.copy_birth()} value={birth} />
          <Fact label={m.copy_phone()} value={who.phone} />
          <Fact label={m.copy_address()} value={`${who.address}, ${who.hamlet}`} />
          <Fact
            label={m.copy_carer()}
            value={who.carer ? [who.carer.name, who.carer.phone].filter(Boolean).join(", ") : m.copy_none()}
          />
          <Fact label={m.copy_station()} value={station.name} />
          <Fact label={m.copy_phones()} value={String(phones.filter(({ until }) => until === null).length)} />
          <Fact label={m.privacy_consent()} value={consents[0] ? when(consents[0].at) : null} />
          <Fact label={m.copy_made()} value={when(exportedAt)} />
        </dl>
      </section>
      {episodes.map((one) => (
        <Episode key={one.episodeId} of={one} />
      ))}
      <p class="dim small">{m.copy_not_in()}</p>
    </>
  );
}

function useCopy(of: DevicePerson | null) {
  const copy = useSignal<PersonExport | null>(null);
  const error = useSignal<unknown>(null);
  const id = of?.personId;
  const load = async () => {
    error.value = null;
    if (!id) return;
    try {
      copy.value = await fetchCopy(id);
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), [id]);
  return { copy: copy.value, error: error.value, load };
}

/** The copy as a page that can be read and printed. */
export default function CopyPage() {
  const { copy, error, load } = useCopy(person.value);
  return (
    <>
      <PageTop title={m.privacy_title()} back="/privacy" />
      <main class="p-main" aria-busy={copy === null && error === null}>
        <Heading of="copy">{m.copy_title()}</Heading>
        {error !== null && (
          <>
            <p role="alert">{wordsOf(error)}</p>
            <button type="button" class="btn btn-2 btn-full" onClick={() => void load()}>
              {m.retry()}
            </button>
          </>
        )}
        {copy === null && error === null && <p class="dim">{m.loading()}</p>}
        {copy && <Copy of={copy} />}
      </main>
      <BottomBar>
        <button type="button" class="btn" aria-disabled={copy === null} onClick={() => copy && print()}>
          {m.copy_print()}
        </button>
      </BottomBar>
    </>
  );
}
