import type * as z from "zod/mini";
import { deviceSession, staffSession } from "#schema/api/access.ts";
import { enrolled } from "#schema/api/enrolment.ts";
import { type PatientRecord, patientRecord } from "#schema/api/record.ts";
import type { EpisodeId, SessionId } from "#schema/ids.ts";
import { Sentence } from "../install/sentence.mjs";
import { ACCOUNTS, DEMO_PASSWORD } from "../seed/accounts.ts";
import { type Api, bodyOf, inAWord } from "./api.ts";
import { type Patient, turns } from "./book.ts";
import { enrolledAt, newEpisode } from "./expected.ts";
import type { Person } from "./people.ts";
import { asRecorded } from "./recorded.ts";

/** Somebody of a station who is signed in. */
export interface Nurse {
  readonly station: string;
  readonly cookie: string;
  readonly sessionId: SessionId;
  readonly parameters: z.infer<typeof staffSession>["parameters"];
}

/** The last account of a station that may do it, so that whoever signs in first at a demo keeps their own hands free. */
export async function signIn(api: Api, station: string): Promise<Nurse> {
  const account = ACCOUNTS.findLast(({ place, role }) => place === station && role === "nurse");
  const username = (account ?? ACCOUNTS.find(({ place }) => place === station))?.username ?? "";
  const answer = await api({ method: "POST", path: "/api/session", body: { username, password: DEMO_PASSWORD } });
  const session = bodyOf(staffSession, answer);
  if (session === null || !answer?.cookie)
    throw new Sentence(
      `The demo account ${username} could not sign in (${inAWord(answer)}). Is the service running, with the demo city?`,
    );
  return { station, cookie: answer.cookie, sessionId: session.sessionId, parameters: session.parameters };
}

/** Ends the session and nothing else: signing out would end the shift of whoever has this account. */
export const leave = (api: Api, { cookie, sessionId }: Nurse) =>
  api({ method: "DELETE", path: `/api/sessions/${sessionId}`, cookie });

export async function readRecord(api: Api, nurse: Nurse, id: EpisodeId): Promise<PatientRecord | null> {
  return bodyOf(patientRecord, await api({ method: "GET", path: `/api/episodes/${id}`, cookie: nurse.cookie }));
}

/** How the service names a phone that is a script; a browser has a name. */
const SCRIPT = "?, ?";

/** An earlier run's phones are switched off for good: only the newest stays on the person's page. */
async function dropOldPhones(api: Api, nurse: Nurse, { episodeId, phones }: PatientRecord): Promise<void> {
  for (const { deviceId } of phones.filter(({ agent }) => agent === SCRIPT).slice(0, -1))
    await api({ method: "DELETE", path: `/api/episodes/${episodeId}/phones/${deviceId}`, cookie: nurse.cookie });
}

/** What the ledger begins with: nothing, or what stands there of an earlier run. */
async function begin(api: Api, nurse: Nurse, person: Person, id: EpisodeId, foundAgain: boolean) {
  const fresh = newEpisode(person.enrolment, nurse.parameters);
  const now = Date.now();
  if (!foundAgain) {
    enrolledAt(fresh, now);
    return { expected: fresh, knownSince: now };
  }
  const record = await readRecord(api, nurse, id);
  if (record === null) throw new Sentence(`The record of ${id} could not be read.`);
  await dropOldPhones(api, nurse, record);
  return { expected: asRecorded(fresh, record), knownSince: record.checkins.at(-1)?.measuredAt ?? record.openedAt };
}

/** Takes somebody into care and puts them on a phone of their own with the code that was handed over. */
export async function takeIn(api: Api, nurse: Nurse, person: Person): Promise<Patient> {
  const { enrolment, relation } = person;
  const answer = await api({ method: "POST", path: "/api/patients", cookie: nurse.cookie, body: enrolment });
  const done = bodyOf(enrolled, answer);
  if (done === null) throw new Sentence(`An invented person could not be enrolled (${inAWord(answer)}).`);
  const { episodeId, activation } = done;
  const entry = { code: activation.code, birthYear: Number(enrolment.person.birth.date.slice(0, 4)), relation };
  const phone = await api({ method: "POST", path: "/api/phone/activations", body: entry });
  const cookie = phone?.cookie ?? null;
  if (bodyOf(deviceSession, phone) === null || cookie === null)
    throw new Sentence(`A phone could not be linked (${inAWord(phone)}).`);
  const foundAgain = answer?.status === 200;
  const known = await begin(api, nurse, person, episodeId, foundAgain);
  return { person, episodeId, cookie, foundAgain, joinedAt: Date.now(), ...known, arrivals: [], inTurn: turns() };
}
