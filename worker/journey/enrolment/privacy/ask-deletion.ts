import type { DataRequestBody, DataRequestView } from "#schema/api/privacy.ts";
import type { PersonId } from "#schema/ids.ts";
import { phoneOf } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { refusal } from "../../../ground/access/policy.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { openAlerts } from "../../triage/alert-row.ts";
import { tellStation } from "../../triage/part.ts";
import { relationOn } from "./rules.ts";
import {
  byPerson,
  type DataRequestRow,
  dataRequestById,
  dataRequestsOf,
  insertDataRequest,
  personInCare,
  viewOfRequest,
} from "./store.ts";

interface Asked {
  readonly request: DataRequestView;
  readonly isNew: boolean;
}

const isOpen = ({ state }: DataRequestRow): boolean => state === "sent" || state === "taken";

/**
 * A family asks the station to delete what may be deleted. Nothing is deleted by the press: a medical record has its own rules, so a
 * professional answers in words. While one wish is open a second one is the same wish.
 */
export function askDeletion(
  ctx: Context,
  credential: Credential,
  personId: PersonId,
  body: DataRequestBody,
): Promise<Result<Asked, Failure>> {
  const queries = [
    phoneOf(credential, ctx.clock.now()),
    personInCare(personId),
    dataRequestsOf({ sql: "?", id: personId }),
    dataRequestById(body.id),
    openAlerts(byPerson(personId)),
  ] as const;
  return transact<typeof queries, Asked>(ctx, queries, ([phone, care, requests, sameId, alerts], now) => {
    const refused = refusal(phone, "privacy", care);
    if (refused || phone === null || care === null) return fail(refused ?? { tag: "not-found" });
    const relation = relationOn(phone.grants, personId);
    if (relation === null) return fail({ tag: "not-found" });
    if (sameId && sameId.personId !== personId) return fail({ tag: "id-conflict" });
    const before = sameId ?? requests.find(isOpen);
    if (before) return ok({ value: { request: viewOfRequest(before), isNew: false }, record: [] });
    const { facilityId, episodeId, version } = care;
    const { id, message } = body;
    const raising = episodeId && { ids: ctx.ids, episodeId, facilityId, now, actor: phone.id, raisedBy: id };
    const told = raising ? tellStation(raising, alerts, "DATA-REQUEST") : [];
    const line = { at: now, actor: phone.id, action: "data_requested", facilityId, episodeId, subject: id };
    return ok({
      value: {
        request: { id, state: "sent", askedAt: now, relation, message, movedAt: null, by: null, answer: null },
        isNew: true,
      },
      ...(episodeId && version !== null ? { guard: { episodeId, version } } : {}),
      record: [
        insertDataRequest({ id, personId, facilityId, episodeId, message, deviceId: phone.id, relation, now }),
        auditRow(line),
        ...told,
        ...(episodeId ? [feedRow(facilityId, episodeId, now)] : []),
      ],
      poke: [facilityId],
    });
  });
}
