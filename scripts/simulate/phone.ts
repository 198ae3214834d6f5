import { uuidv7obj } from "uuidv7";
import { type CheckinBody, type Receipt, receipt } from "#schema/api/checkin.ts";
import { alertView } from "#schema/api/triage.ts";
import { encodeId } from "#schema/ids.ts";
import { type Answer, type Api, bodyOf, inAWord } from "./api.ts";
import type { Book, Patient } from "./book.ts";
import { addendumArrived, checkinArrived, helpAsked } from "./expected.ts";
import { GARBAGE } from "./garbage.ts";
import type { Step } from "./plan.ts";

/** A phone with the service at the other end and somebody who counts. */
export interface Phone {
  readonly api: Api;
  readonly book: Book;
  readonly patient: Patient;
}

const newId = <P extends "chk" | "add" | "not">(prefix: P) => encodeId(prefix, uuidv7obj().bytes);

const post = ({ api, patient }: Phone, path: string, body: unknown): Promise<Answer | null> =>
  api({ method: "POST", path, cookie: patient.cookie, body });
const checkinsPath = ({ patient }: Phone): string => `/api/phone/episodes/${patient.episodeId}/checkins`;

/** Measured now: the courses are fast, the clock is not. */
function checkinOf({ patient }: Phone, { measurements }: Step): CheckinBody {
  const now = Date.now();
  const { language } = patient.person.enrolment.person;
  return { id: newId("chk"), recordedAt: now, sentAt: now, language, measurements };
}

async function sendGarbage(phone: Phone, step: Step): Promise<void> {
  const { api, book, patient } = phone;
  for (const kind of step.garbage) {
    const { status, type, ...sent } = GARBAGE[kind](checkinOf(phone, step));
    const answer = await api({ method: "POST", path: checkinsPath(phone), cookie: patient.cookie, ...sent });
    if (inAWord(answer) === `${status} ${type}`) book.refused += 1;
    else book.amiss.push(`garbage (${kind}) of ${patient.episodeId}: ${inAWord(answer)}, not ${status} ${type}`);
  }
}

/** The same id with other content must be refused, or one of two readings would be lost without a word. */
async function conflict({ book }: Phone, id: string, answer: Answer | null): Promise<void> {
  if (inAWord(answer) === "409 id-conflict") book.refused += 1;
  else book.amiss.push(`${id} with other content: ${inAWord(answer)}, not 409 id-conflict`);
}

/** A receipt for this check-in that says what the engine says here. */
function acknowledged({ book, patient }: Phone, body: CheckinBody, answer: Answer | null): Receipt | null {
  const read = bodyOf(receipt, answer);
  if (read === null || read.checkinId !== body.id) {
    book.amiss.push(`${body.id} was not acknowledged: ${inAWord(answer)}`);
    return null;
  }
  const severity = checkinArrived(patient.expected, body, read.receivedAt);
  if (severity !== read.assessment.severity)
    book.amiss.push(`${body.id}: the receipt says ${read.assessment.severity}, not ${severity}`);
  patient.arrivals.push(read.receivedAt);
  book.acknowledged += 1;
  book.took.push(answer?.ms ?? 0);
  return read;
}

/** Of two at the same moment one is new and the other is known. */
async function sendAtOnce(phone: Phone, body: CheckinBody): Promise<Answer | null> {
  const { book } = phone;
  const [one, other] = await Promise.all([post(phone, checkinsPath(phone), body), post(phone, checkinsPath(phone), body)]);
  const statuses = [one?.status, other?.status].sort();
  if (statuses[0] === 200 && statuses[1] === 201) book.doubled += 1;
  else book.amiss.push(`${body.id} twice at once: ${inAWord(one)} and ${inAWord(other)}`);
  return one?.status === 201 ? one : other;
}

async function repeat(phone: Phone, path: string, body: CheckinBody | { id: string; sentAt: number }): Promise<void> {
  const answer = await post(phone, path, { ...body, sentAt: Date.now() });
  if (answer?.status === 200) phone.book.doubled += 1;
  else phone.book.amiss.push(`${body.id} once more: ${inAWord(answer)}, not 200`);
}

async function remeasure(phone: Phone, { id: checkinId }: CheckinBody, { remeasured, repeats }: Step): Promise<void> {
  const { book, patient } = phone;
  if (remeasured === null) return;
  const { spo2Second, respiratoryRate } = remeasured;
  const added = { spo2Second, ...(respiratoryRate !== null && { respiratoryRate }) };
  const body = { id: newId("add"), recordedAt: Date.now(), sentAt: Date.now(), ...added };
  const path = `/api/phone/checkins/${checkinId}/addenda`;
  const answer = await post(phone, path, body);
  const read = bodyOf(receipt, answer);
  if (read === null) return void book.amiss.push(`${body.id} was not acknowledged: ${inAWord(answer)}`);
  const severity = addendumArrived(patient.expected, { id: body.id, checkinId, added, recordedAt: body.recordedAt }, Date.now());
  if (severity !== read.assessment.severity)
    book.amiss.push(`${body.id}: the receipt says ${read.assessment.severity}, not ${severity}`);
  book.remeasured += 1;
  if (repeats.includes("again")) await repeat(phone, path, body);
}

async function askForHelp(phone: Phone, { help: kind, repeats }: Step): Promise<void> {
  const { book, patient } = phone;
  if (kind === null) return;
  const path = `/api/phone/episodes/${patient.episodeId}/help`;
  const body = { id: newId("not"), kind, recordedAt: Date.now(), sentAt: Date.now(), message: null };
  const answer = await post(phone, path, body);
  if (bodyOf(alertView, answer) === null) return void book.amiss.push(`${body.id} was not heard: ${inAWord(answer)}`);
  helpAsked(patient.expected, kind);
  book.helps += 1;
  if (repeats.includes("again")) await repeat(phone, path, body);
}

/** All that a person does at one time of day, one after the other. */
export async function takeStep(phone: Phone, step: Step): Promise<void> {
  const path = checkinsPath(phone);
  await sendGarbage(phone, step);
  const body = checkinOf(phone, step);
  phone.book.sent += 1;
  const answer = step.repeats.includes("at_once") ? await sendAtOnce(phone, body) : await post(phone, path, body);
  if (acknowledged(phone, body, answer) === null) return;
  if (step.repeats.includes("again")) await repeat(phone, path, body);
  if (step.repeats.includes("other_content")) {
    const other = { ...body, measurements: { ...body.measurements, pulse: (body.measurements.pulse ?? 70) + 1 } };
    await conflict(phone, body.id, await post(phone, path, other));
  }
  await remeasure(phone, body, step);
  await askForHelp(phone, step);
}
