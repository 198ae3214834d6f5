import * as z from "zod/mini";
import { alertId } from "#schema/ids.ts";
import { type AlertKind, SEVERITIES } from "#schema/terms.ts";
import { endEpisode } from "../../worker/journey/aftercare/end-episode.ts";
import { enrolPatient } from "../../worker/journey/enrolment/enrol-patient.ts";
import { acknowledgeAlert } from "../../worker/journey/triage/acknowledge-alert.ts";
import { actOnAlert } from "../../worker/journey/triage/act-on-alert.ts";
import { closeAlertsOfEpisode } from "../../worker/journey/triage/close-alerts-of-episode.ts";
import { setMedicine } from "../../worker/journey/triage/medicine/set-medicine.ts";
import { resolveAlert } from "../../worker/journey/triage/resolve-alert.ts";
import { writeNote } from "../../worker/journey/triage/write-note.ts";
import { ACCOUNTS, type Member, type Staff } from "./accounts.ts";
import { done } from "./done.ts";
import { enrolmentOf, type Patient } from "./patient.ts";
import type { Deed, Story } from "./story.ts";
import type { World } from "./world.ts";

const openRow = z.object({ id: alertId, severity: z.enum(SEVERITIES) });

/** The open alert of this kind, if there is one. */
function openAlert({ database }: World, { episodeId }: Patient, kind: AlertKind): z.infer<typeof openRow> | null {
  const sql = "SELECT id, severity FROM alerts WHERE episode_id = ? AND kind = ? AND state <> 'resolved'";
  const row = database.prepare(sql).get(episodeId, kind);
  return row === undefined ? null : z.parse(openRow, row);
}

/** Who works at the place of a story: the first of its accounts. */
export function atPlace(staff: Staff, place: string): Member {
  const member = staff.get(ACCOUNTS.find((each) => each.place === place)?.username ?? "");
  if (member === undefined) throw new Error(`Nobody works at ${place}`);
  return member;
}

function named(staff: Staff, username: string): Member {
  const member = staff.get(username);
  if (member === undefined) throw new Error(`No account ${username}`);
  return member;
}

export async function enrol(
  world: World,
  staff: Staff,
  story: Story,
  number: number,
  household: Patient | undefined,
): Promise<Patient> {
  const openedAt = world.ctx.clock.now();
  const body = enrolmentOf(story, { number, openedAt, householdOf: household?.episodeId ?? null }, world);
  const { credential } = atPlace(staff, story.place);
  const { enrolled } = await done(`enrolling ${story.name}`, enrolPatient(world.ctx, credential, body));
  const birthYear = Number(body.person.birth.date.slice(0, 4));
  const { personId, episodeId, activation } = enrolled;
  return { story, personId, episodeId, birthYear, code: activation.code, phone: null };
}

/** What a story says that somebody did. */
export async function doDeed(world: World, staff: Staff, patient: Patient, { by, did, alert = "clinical" }: Deed): Promise<void> {
  const { ctx } = world;
  const { credential } = named(staff, by);
  const what = `${did.what} by ${by} for ${patient.story.name}`;
  if (did.what === "note") {
    const note = { id: ctx.ids.next("not"), text: did.text, forPatient: did.forPatient ?? false };
    await done(what, writeNote(ctx, credential, patient.episodeId, note));
    return;
  }
  const id = openAlert(world, patient, alert)?.id;
  if (id === undefined) throw new Error(`No open alert for ${what}`);
  if (did.what === "acknowledge") await done(what, acknowledgeAlert(ctx, credential, id));
  else {
    const { action, text, patientText } = did;
    const body = { action, text: text ?? null, patientText: patientText ?? null };
    await done(what, actOnAlert(ctx, credential, id, body));
  }
}

const REACHED = {
  text: "Nghe máy, nói chuyện rõ, đã dặn đo lại.",
  patientText: "Trạm đã xem số đo. Uống nhiều nước, đo lại đúng giờ.",
} as const;

async function attendAlert(world: World, staff: Staff, patient: Patient, kind: AlertKind): Promise<void> {
  const open = openAlert(world, patient, kind);
  if (open === null) return;
  const { ctx } = world;
  const { credential } = atPlace(staff, patient.story.place);
  const what = `attending ${patient.story.name}`;
  await done(what, actOnAlert(ctx, credential, open.id, { action: "called_reached", ...REACHED }));
  const reason = open.severity === "watch" ? "improved" : "care_given";
  const nothing = { text: null, patientText: null, acceptHours: null };
  await done(what, resolveAlert(ctx, credential, open.id, { reason, ...nothing }));
}

/** The station's daily work: whoever stood out is phoned, and the alert is closed with what came of it. */
export async function attend(world: World, staff: Staff, patient: Patient): Promise<void> {
  for (const kind of ["eligibility", "clinical"] as const) await attendAlert(world, staff, patient, kind);
}

/** The medicines of a story, written down by whoever works at its place. */
export async function setMedicines({ ctx }: World, staff: Staff, { story, episodeId }: Patient): Promise<void> {
  const { credential } = atPlace(staff, story.place);
  for (const { name, dose, times } of story.medicines ?? []) {
    const body = { version: 0, name, dose, times: [...times], untilDate: null, stopped: false };
    await done(`${name} for ${story.name}`, setMedicine(ctx, credential, { episodeId, medicineId: ctx.ids.next("med") }, body));
  }
}

export async function end({ ctx }: World, staff: Staff, { story, episodeId }: Patient): Promise<void> {
  if (story.ended === undefined) return;
  const { reason, by } = story.ended;
  await done(`ending ${story.name}`, endEpisode(ctx, named(staff, by).credential, episodeId, { reason, note: null }));
  await done(`closing alerts of ${story.name}`, closeAlertsOfEpisode(ctx, episodeId));
}
