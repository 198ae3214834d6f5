import type * as z from "zod/mini";
import { classifyRisk, eligibilityFindings } from "#clinical/risk.ts";
import type { EnrolBody, enrolled } from "#schema/api/enrolment.ts";
import type { HouseholdId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { issueActivation } from "../../ground/people/activation/part.ts";
import { insertHousehold, insertPerson, updatePerson } from "../../ground/people/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import { known } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { eligibilityAlert } from "../triage/part.ts";
import { detailsRefusal } from "./check-details.ts";
import { householdOfEpisode, type Registered, registeredPerson, sameAmongFollowed } from "./known-person.ts";
import { firstDueAt, riskFactsOf, storedBirth } from "./rules.ts";
import { insertEpisode } from "./store.ts";

export interface Enrolment {
  readonly enrolled: z.infer<typeof enrolled>;
  /** The press was doubled: the person is followed already, only the code is new. */
  readonly again: boolean;
}
interface Place {
  readonly householdId: HouseholdId;
  /** The household is there already. */
  readonly old: boolean;
}

/** The same request once more: the same episode is answered, with a code that can be read again. */
async function repeat(
  ctx: Context,
  actor: StaffActor,
  body: EnrolBody,
  person: Registered,
  now: number,
): Promise<Decided<Enrolment>> {
  const { episode_id: episodeId, risk_class: riskClass, household_id: householdId } = person;
  if (episodeId === null || riskClass === null) return fail({ tag: "id-conflict" });
  const { personId } = body;
  const { activation, statements } = await issueActivation(ctx, { personId, issuedBy: actor.id, now });
  const line = { at: now, actor: actor.id, action: "activation_issued", facilityId: actor.facilityId, episodeId };
  return ok({
    value: { enrolled: { personId, householdId, episodeId, riskClass, activation }, again: true },
    record: [...statements, auditRow({ ...line, subject: activation.id })],
  });
}

/** Opens an episode and its schedule, with the person and the household where they are new. */
async function open(
  ctx: Context,
  actor: StaffActor,
  body: EnrolBody,
  place: Place,
  registered: boolean,
  now: number,
): Promise<Decided<Enrolment>> {
  const { personId, person, episode: details } = body;
  const { facilityId } = actor;
  const { householdId } = place;
  const episodeId = ctx.ids.next("epi");
  const facts = riskFactsOf(person, details, now);
  const riskClass = classifyRisk(facts);
  const { activation, statements } = await issueActivation(ctx, { personId, issuedBy: actor.id, now });
  const due = firstDueAt(details, now);
  const detail = { riskClass, activation: activation.id };
  return ok({
    value: { enrolled: { personId, householdId, episodeId, riskClass, activation }, again: false },
    record: [
      ...(place.old ? [] : [insertHousehold(householdId, facilityId, now)]),
      registered ? updatePerson(personId, person) : insertPerson(personId, householdId, person),
      insertEpisode({ id: episodeId, personId, facilityId, openedBy: actor.id, at: now, riskClass, nextDueAt: due, details }),
      ...eligibilityAlert({ ids: ctx.ids, episodeId, facilityId, findings: eligibilityFindings(facts), now }),
      ...statements,
      auditRow({ at: now, actor: actor.id, action: "enrolled", facilityId, episodeId, subject: personId, detail }),
      feedRow(facilityId, episodeId, now),
    ],
    poke: [facilityId],
  });
}

const isSomebodyElse = (person: Registered, body: EnrolBody, actor: StaffActor): boolean =>
  person.facility_id !== actor.facilityId ||
  (person.episode_facility_id !== null && person.episode_facility_id !== actor.facilityId) ||
  person.name !== body.person.name ||
  person.birth_date !== body.person.birth.date;

/** Takes a person into home care. The console makes the person's id, so a request that is sent again enrols nobody twice. */
export function enrolPatient(ctx: Context, credential: Credential, asked: EnrolBody): Promise<Result<Enrolment, Failure>> {
  const body = { ...asked, person: { ...asked.person, birth: storedBirth(asked.person.birth) } };
  const { personId, householdOf, person } = body;
  const queries = [
    staffOf(credential, ctx.clock.now()),
    registeredPerson(personId),
    householdOf ? householdOfEpisode(householdOf) : known(null),
    credential.kind === "staff" ? sameAmongFollowed(credential.tokenHash, personId, person) : known(null),
  ] as const;
  return transact<typeof queries, Enrolment>(ctx, queries, ([actor, registered, host, same], now) => {
    const refused = refusal(actor, "enrol", actor);
    if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
    if (registered && isSomebodyElse(registered, body, actor)) return fail({ tag: "id-conflict" });
    if (registered?.episode_id) return repeat(ctx, actor, body, registered, now);
    if (householdOf && host?.facility_id !== actor.facilityId) return fail({ tag: "not-found" });
    const wrong = detailsRefusal(person, body.episode, now);
    if (wrong) return fail(wrong);
    if (same) return fail({ tag: "already-enrolled" });
    const home = registered?.household_id ?? host?.household_id;
    const place = { householdId: home ?? ctx.ids.next("hou"), old: home !== undefined };
    return open(ctx, actor, body, place, registered !== null, now);
  });
}
