import type { ConsentBody, ConsentView } from "#schema/api/consent.ts";
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
import { isRepeat, relationOn, tellsStation } from "./rules.ts";
import { byPerson, insertConsent, newestConsent, personInCare } from "./store.ts";

/**
 * Keeps what was answered about consent: who, when, to which version of the words. A no and a taking back stand on the station's board,
 * since no readings will come and somebody has to call. A reading that comes all the same is never refused because of it.
 */
export function answerConsent(
  ctx: Context,
  credential: Credential,
  personId: PersonId,
  body: ConsentBody,
): Promise<Result<ConsentView, Failure>> {
  const queries = [
    phoneOf(credential, ctx.clock.now()),
    personInCare(personId),
    newestConsent(personId),
    openAlerts(byPerson(personId)),
  ] as const;
  return transact<typeof queries, ConsentView>(ctx, queries, ([phone, care, newest, alerts], now) => {
    const refused = refusal(phone, "privacy", care);
    if (refused || phone === null || care === null) return fail(refused ?? { tag: "not-found" });
    const relation = relationOn(phone.grants, personId);
    if (relation === null) return fail({ tag: "not-found" });
    if (newest && isRepeat(newest, body)) return ok({ value: newest, record: [] });
    const { facilityId, episodeId, version } = care;
    const { decision, language } = body;
    const raising = episodeId && { ids: ctx.ids, episodeId, facilityId, now, actor: phone.id, raisedBy: null };
    const told = raising && tellsStation(body) ? tellStation(raising, alerts, "CONSENT-OFF") : [];
    const action = `consent_${decision}`;
    const detail = { version: body.version, language, relation };
    return ok({
      value: { decision, version: body.version, language, relation, at: now },
      ...(told.length > 0 && episodeId && version !== null ? { guard: { episodeId, version } } : {}),
      record: [
        insertConsent({ personId, deviceId: phone.id, relation, now }, body),
        auditRow({ at: now, actor: phone.id, action, facilityId, episodeId, subject: personId, detail }),
        ...told,
        ...(episodeId ? [feedRow(facilityId, episodeId, now)] : []),
      ],
      poke: [facilityId],
    });
  });
}
