import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type PatientRow, patientList } from "#schema/api/enrolment.ts";
import { m } from "../../shared/paraglide/messages.js";
import { useTouched } from "../board/use-touched.ts";
import { mayOpen } from "../session/may.ts";
import { ask } from "../session/request.ts";
import { session } from "../session/session.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { TextField } from "../ui/fields.tsx";
import { Broken, Empty, Loading } from "../ui/state.tsx";
import { PatientLine } from "./patient-line.tsx";

type State = "active" | "ended";
interface Found {
  readonly patients: readonly PatientRow[];
  readonly total: number;
  readonly next: string | null;
}
const TYPING_PAUSE_MS = 250;

const page = (q: string, state: State, cursor: string | null) =>
  ask(`/api/patients?${new URLSearchParams({ q, state, ...(cursor ? { cursor } : {}) })}`, patientList);

/** Asks a moment after the last letter; an answer to an older question is thrown away. */
function usePatients() {
  const q = useSignal("");
  const state = useSignal<State>("active");
  const found = useSignal<Found | null>(null);
  const failure = useSignal<unknown>(null);
  const asked = useRef(0);
  const load = async (more: boolean) => {
    const number = ++asked.current;
    failure.value = null;
    const before = more ? found.peek() : null;
    try {
      const answer = await page(q.peek(), state.peek(), before?.next ?? null);
      if (number === asked.current) found.value = { ...answer, patients: [...(before?.patients ?? []), ...answer.patients] };
    } catch (error) {
      if (number === asked.current) failure.value = error;
    }
  };
  useEffect(() => {
    const pause = setTimeout(() => void load(false), found.peek() === null ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [q.value, state.value]);
  useTouched((about) => {
    const shown = found.peek()?.patients;
    // A list that was paged through stays; the first page follows the news.
    if (shown && shown.length <= 50 && shown.some((row) => about(row.episodeId))) void load(false);
  });
  return { q, state, found: found.value, failure: failure.value, load };
}

function StatePill({ state, chosen, onChoose }: { state: State; chosen: State; onChoose: (state: State) => void }) {
  return (
    <button type="button" class="pill" aria-pressed={state === chosen} onClick={() => onChoose(state)}>
      {state === "active" ? m.patients_active() : m.patients_ended()}
    </button>
  );
}

/** Moves through the names with the arrow keys; Enter opens, as with every link. */
function moveByArrows(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links: Element[] = [...document.querySelectorAll<HTMLElement>(".people a.l1")];
  const at = document.activeElement ? links.indexOf(document.activeElement) : -1;
  const next = links[Math.max(0, Math.min(links.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

function Table({ found }: { found: Found }) {
  return (
    <table class="tbl people">
      <thead>
        <tr>
          <th>{m.head_who()}</th>
          <th>{m.head_risk()}</th>
          <th>{m.patients_alerts()}</th>
          <th>{m.patients_last_checkin()}</th>
          <th>{m.patients_next_due()}</th>
          <th>{m.patients_phone()}</th>
        </tr>
      </thead>
      <tbody>
        {found.patients.map((patient) => (
          <PatientLine key={patient.episodeId} patient={patient} />
        ))}
      </tbody>
    </table>
  );
}

export function PatientsPage() {
  usePageTitle(m.nav_patients());
  const { q, state, found, failure, load } = usePatients();
  return (
    <main class="page" onKeyDown={moveByArrows}>
      <div class="page-head">
        <h1>{m.nav_patients()}</h1>
        <TextField
          label={m.patients_find()}
          type="search"
          autofocus
          value={q.value}
          placeholder={m.patients_find_hint()}
          onValue={(value) => {
            q.value = value;
          }}
        />
        {(["active", "ended"] as const).map((one) => (
          <StatePill
            key={one}
            state={one}
            chosen={state.value}
            onChoose={(chosen) => {
              state.value = chosen;
            }}
          />
        ))}
        <span class="sp" />
        {mayOpen("enrol") && (
          <a class="btn btn-s" href="/staff/enrol">
            {m.nav_enrol()}
          </a>
        )}
      </div>
      {failure !== null && <Broken error={failure} onRetry={() => void load(false)} />}
      {found === null && failure === null && <Loading what={m.patients_loading()} />}
      {found && (
        <p class="dim" role="status">
          {m.patients_count({ shown: found.patients.length, total: found.total })}
        </p>
      )}
      {found && found.patients.length === 0 && (
        <Empty title={q.value ? m.patients_none_found() : m.patients_none()}>
          {q.value && <p>{m.patients_none_found_how()}</p>}
          {!q.value && session.value?.facility.kind !== "station" && <p>{m.patients_none_here()}</p>}
        </Empty>
      )}
      {found && found.patients.length > 0 && (
        <div class="panel scroll-x">
          <Table found={found} />
        </div>
      )}
      {found?.next && (
        <button type="button" class="btn btn-2 btn-s" onClick={() => void load(true)}>
          {m.patients_more()}
        </button>
      )}
    </main>
  );
}
