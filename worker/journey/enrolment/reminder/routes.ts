import * as z from "zod/mini";
import { pushHeardBody, reminderSettings, reminders } from "#schema/api/reminder.ts";
import { personId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../../../ground/platform/endpoint.ts";
import { ok } from "../../../ground/platform/result.ts";
import { hearPush } from "./hear-push.ts";
import { readReminders, setReminders } from "./set-reminders.ts";

const ofPerson = z.object({ personId });

/** When a family is reminded, and whether it really is. */
export const reminderEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/api/phone/people/:personId/reminders",
    summary: "The hours at which a person is reminded, the newest reminder, and whether a text message can go",
    who: "phone",
    params: ofPerson,
    reply: reminders,
    status: 200,
    failures: ["not-signed-in", "not-found"],
    handle: async (ctx, { credential, params }) => {
      const result = await readReminders(ctx, credential, params.personId);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "PUT",
    path: "/api/phone/people/:personId/reminders",
    summary: "Set these hours; what is due moves with them",
    who: "phone",
    params: ofPerson,
    body: reminderSettings,
    reply: reminders,
    status: 200,
    failures: ["not-signed-in", "not-found", "too-busy"],
    handle: async (ctx, { credential, params, body }) => {
      const result = await setReminders(ctx, credential, params.personId, body);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  endpoint({
    method: "POST",
    path: "/api/phone/push-heard",
    summary: "A push has come to this phone",
    who: "phone",
    body: pushHeardBody,
    reply: null,
    status: 204,
    failures: ["not-signed-in", "too-busy"],
    handle: async (ctx, { credential, body }) => {
      const result = await hearPush(ctx, credential, body);
      return result.ok ? ok({ body: null }) : result;
    },
  }),
];
