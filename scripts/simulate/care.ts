import { setTimeout as wait } from "node:timers/promises";
import { type BoardRow, boardSnapshot } from "#schema/api/board.ts";
import { alertView } from "#schema/api/triage.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { acceptableOf } from "../../worker/journey/triage/rules.ts";
import { type Api, bodyOf, inAWord } from "./api.ts";
import type { Book, Patient } from "./book.ts";
import { type ExpectedAlert, seenAs, tended } from "./expected.ts";
import type { Nurse } from "./station.ts";

const LOOK_EVERY_MS = 2_000;
const MINUTE_MS = 60_000;

/** A station with the patients of the simulation. Everybody else's alerts are left alone. */
export interface Ward {
  readonly api: Api;
  readonly book: Book;
  readonly nurse: Nurse;
  readonly patients: ReadonlyMap<EpisodeId, Patient>;
  readonly speed: number;
  readonly signal: AbortSignal;
}

type Deed = { readonly verb: "acknowledge" } | { readonly verb: "act" | "resolve"; readonly body: unknown };
interface Planned {
  /** Minutes of the course after the one before. */
  readonly afterMinutes: number;
  readonly deed: Deed;
}

const said = { text: null, patientText: null };

/** What the station does about one alert; shares and times are assumptions. A tenth is not seen to while the simulation runs. */
function plannedFor({ kind, severity, reasons }: ExpectedAlert, { person }: Patient): Planned[] {
  const { careChance: chance } = person;
  if (chance.next() < 0.1) return [];
  const minutes = severity === "emergency" ? chance.between(1, 8) : chance.between(3, 60);
  const action = chance.pick(["called_reached", "called_no_answer", "called_carer", "advised", "remeasure_asked"]);
  const planned: Planned[] = [
    { afterMinutes: minutes, deed: { verb: "acknowledge" } },
    { afterMinutes: chance.between(2, 15), deed: { verb: "act", body: { action, ...said } } },
  ];
  if (chance.next() < 0.35) return planned;
  const known = kind === "request" ? "request_met" : severity === "emergency" ? "sent_to_hospital" : null;
  const borderline = acceptableOf({ severity, reasons }).length > 0;
  const reason = known ?? chance.pick(["improved", borderline ? "finding_accepted" : "improved", "care_given", "false_alarm"]);
  const acceptHours = reason === "finding_accepted" ? chance.between(12, 48) : null;
  const resolve: Deed = { verb: "resolve", body: { reason, ...said, acceptHours } };
  return [...planned, { afterMinutes: chance.between(10, 120), deed: resolve }];
}

async function act({ api, book, nurse }: Ward, patient: Patient, { alert }: BoardRow, deed: Deed): Promise<void> {
  const { expected } = patient;
  const known = seenAs(expected, alert.id, alert.kind);
  if (known === undefined || known.state === "resolved") return;
  if (deed.verb === "acknowledge" && known.state !== "open") return;
  const path = `/api/alerts/${alert.id}/${deed.verb}`;
  const body = deed.verb === "acknowledge" ? {} : { body: deed.body };
  const answer = await api({ method: "POST", path, cookie: nurse.cookie, ...body });
  const view = bodyOf(alertView, answer);
  if (view === null) return void book.amiss.push(`${deed.verb} ${alert.id}: ${inAWord(answer)}`);
  tended(expected, known, deed.verb, view.acceptedUntil);
  book.tended += 1;
}

async function tend(ward: Ward, patient: Patient, row: BoardRow): Promise<void> {
  const alert = await patient.inTurn(async () => seenAs(patient.expected, row.alert.id, row.alert.kind));
  if (alert === undefined) return;
  for (const { afterMinutes, deed } of plannedFor(alert, patient)) {
    await wait((afterMinutes * MINUTE_MS) / ward.speed, undefined, { signal: ward.signal });
    await patient.inTurn(() => act(ward, patient, row, deed));
  }
}

/** What is open on the board of this station for the people of the simulation; null: there was no answer. */
export async function boardOf({ api, nurse, patients }: Pick<Ward, "api" | "nurse" | "patients">): Promise<BoardRow[] | null> {
  const answer = await api({ method: "GET", path: "/api/board", cookie: nurse.cookie });
  return bodyOf(boardSnapshot, answer)?.rows.filter(({ episodeId }) => patients.has(episodeId)) ?? null;
}

/** Looks at the board every two seconds and sees to each alert once, and once more when it has got worse. Ends with the signal. */
export async function careFor(ward: Ward): Promise<void> {
  const begun = new Map<string, Promise<void>>();
  while (!ward.signal.aborted) {
    for (const row of (await boardOf(ward)) ?? []) {
      const { alert, episodeId } = row;
      const patient = ward.patients.get(episodeId);
      const key = `${alert.id} ${alert.clockFrom}`;
      if (patient === undefined || alert.kind === "silence" || alert.state !== "open" || begun.has(key)) continue;
      begun.set(key, untilAborted(tend(ward, patient, row)));
    }
    await untilAborted(wait(LOOK_EVERY_MS, undefined, { signal: ward.signal }));
  }
  await Promise.all(begun.values());
}

/** Waiting that is cut short by the end of the simulation is no fault. */
export async function untilAborted(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (fault) {
    if (!(fault instanceof Error && fault.name === "AbortError")) throw fault;
  }
}
