import * as z from "zod/mini";
import { askBody, asked } from "#schema/api/consultation.ts";
import { medicineView } from "#schema/api/medicine.ts";
import { medicineBody } from "#schema/api/set-medicine.ts";
import { actBody, alertView, helpBody, noteBody, noteView, resolveBody } from "#schema/api/triage.ts";
import { alertId, episodeId, medicineId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../ground/platform/endpoint.ts";
import { ok, type Result } from "../../ground/platform/result.ts";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { actOnAlert } from "./act-on-alert.ts";
import { askConsultation } from "./ask-consultation.ts";
import { askForHelp } from "./ask-for-help.ts";
import { setMedicine } from "./medicine/set-medicine.ts";
import { resolveAlert } from "./resolve-alert.ts";
import { writeNote } from "./write-note.ts";

const alertParams = z.object({ alertId });
const episodeParams = z.object({ episodeId });
const replied = <T, F>(result: Result<T, F>) => (result.ok ? ok({ body: result.value }) : result);
const REFUSED = ["not-signed-in", "password-must-change", "forbidden", "not-found", "too-busy"] as const;

export const triageEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/alerts/:alertId/acknowledge",
    summary: "Take an alert into one's hands; of two at once one has it",
    who: "staff",
    params: alertParams,
    reply: alertView,
    status: 200,
    failures: [...REFUSED, "alert-moved-on"],
    handle: async (ctx, { credential, params }) => replied(await acknowledgeAlert(ctx, credential, params.alertId)),
  }),
  endpoint({
    method: "POST",
    path: "/api/alerts/:alertId/act",
    summary: "Write down what was done about an alert; one that nobody holds is taken by it",
    who: "staff",
    params: alertParams,
    body: actBody,
    reply: alertView,
    status: 200,
    failures: [...REFUSED, "invalid-body", "alert-moved-on"],
    handle: async (ctx, { credential, params, body }) => replied(await actOnAlert(ctx, credential, params.alertId, body)),
  }),
  endpoint({
    method: "POST",
    path: "/api/alerts/:alertId/resolve",
    summary: "Close an alert with a reason",
    who: "staff",
    params: alertParams,
    body: resolveBody,
    reply: alertView,
    status: 200,
    failures: [...REFUSED, "invalid-body", "alert-moved-on"],
    handle: async (ctx, { credential, params, body }) => replied(await resolveAlert(ctx, credential, params.alertId, body)),
  }),
  endpoint({
    method: "POST",
    path: "/api/phone/episodes/:episodeId/help",
    summary:
      "Ask for help now, to be called back, or for food, medicine, something else; never refused because an episode has ended",
    who: "phone",
    params: episodeParams,
    body: helpBody,
    reply: alertView,
    status: 201,
    repeats: true,
    failures: ["not-signed-in", "not-found", "invalid-body", "id-conflict", "too-busy"],
    handle: async (ctx, { credential, params, body }) => {
      const asked = await askForHelp(ctx, credential, params.episodeId, body);
      return asked.ok ? ok({ body: asked.value.alert, status: asked.value.isNew ? 201 : 200 }) : asked;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/consultations",
    summary: "Ask a hospital about a patient; whoever asks from an alert has it",
    who: "staff",
    params: episodeParams,
    body: askBody,
    reply: asked,
    status: 201,
    repeats: true,
    failures: [...REFUSED, "invalid-body", "id-conflict", "episode-ended", "consultation-open"],
    handle: async (ctx, { credential, params, body }) => {
      const done = await askConsultation(ctx, credential, params.episodeId, body);
      return done.ok ? ok({ body: { id: body.id }, status: done.value.isNew ? 201 : 200 }) : done;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/episodes/:episodeId/notes",
    summary: "Write a note for colleagues, or a message to the patient",
    who: "staff",
    params: episodeParams,
    body: noteBody,
    reply: noteView,
    status: 201,
    repeats: true,
    failures: [...REFUSED, "invalid-body", "id-conflict"],
    handle: async (ctx, { credential, params, body }) => {
      const written = await writeNote(ctx, credential, params.episodeId, body);
      return written.ok ? ok({ body: written.value.note, status: written.value.isNew ? 201 : 200 }) : written;
    },
  }),
  endpoint({
    method: "PUT",
    path: "/api/episodes/:episodeId/medicines/:medicineId",
    summary:
      "Write down a medicine as the station sets it, change it or stop it; each is a version, and the phone shows the newest",
    who: "staff",
    params: z.object({ episodeId, medicineId }),
    body: medicineBody,
    reply: medicineView,
    status: 201,
    repeats: true,
    failures: [...REFUSED, "invalid-body", "id-conflict", "record-changed", "episode-ended"],
    handle: async (ctx, { credential, params, body }) => {
      const done = await setMedicine(ctx, credential, params, body);
      return done.ok ? ok({ body: done.value.medicine, status: done.value.isNew ? 201 : 200 }) : done;
    },
  }),
];
