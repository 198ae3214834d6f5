import * as z from "zod/mini";
import { type AlertId, alertId } from "#schema/ids.ts";
import { whoAnswers } from "../../ground/access/duty/store.ts";
import { subscriptionsOfPerson, subscriptionsOfStaff } from "../../ground/delivery/push/store.ts";
import { telling } from "../../ground/delivery/push/tell.ts";
import { outboxRow } from "../../ground/delivery/store.ts";
import { episodeHeadBy } from "../../ground/episode/store.ts";
import { load, type Statement } from "../../ground/platform/d1.ts";
import { type AlertRow, alertById, byAlert } from "./alert-row.ts";
import type { Raising } from "./part.ts";
import { isSeenByPatient } from "./rules.ts";

/** The outbox effects that tell of an alert; their key is the alert. */
export const PUSH_EMERGENCY = "push_emergency";
export const PUSH_SEEN = "push_seen";

/** Whoever is on duty at the station is told, wherever they are. */
export const tellEmergency = ({ facilityId, now }: Raising, id: AlertId): Statement =>
  outboxRow(facilityId, PUSH_EMERGENCY, id, now);

/** The patient is told that somebody has it; not of what they did not send: a silence, a question of eligibility. */
export const tellSeen = ({ id, kind, facilityId }: AlertRow, now: number): Statement[] =>
  isSeenByPatient(kind) ? [outboxRow(facilityId, PUSH_SEEN, id, now)] : [];

/** `push_emergency`: as long as nobody has taken it and it is one. */
export const onPushEmergency = telling("emergency", async (ctx, fact) => {
  const [id, now] = [z.parse(alertId, fact), ctx.clock.now()];
  const house = { sql: "(SELECT facility_id FROM alerts WHERE id = ?1)", id };
  const [alert, staff] = await load(ctx, [alertById(id), whoAnswers(house, now)]);
  if (alert?.state !== "open" || alert.severity !== "emergency") return null;
  return { about: alert.episodeId, to: subscriptionsOfStaff(staff, now) };
});

/** `push_seen`: unless it is open again, since nobody has it then, or home care has ended. */
export const onPushSeen = telling("seen", async (ctx, fact) => {
  const id = z.parse(alertId, fact);
  const [alert, episode] = await load(ctx, [alertById(id), episodeHeadBy(byAlert(id))]);
  if (alert === null || alert.state === "open" || episode?.state !== "active") return null;
  return { about: episode.id, to: subscriptionsOfPerson(episode.personId, ctx.clock.now()) };
});
