import type * as z from "zod/mini";
import type { StaffRef } from "#schema/api/common.ts";
import type { hospitalList } from "#schema/api/consultation.ts";
import type { FacilityId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { toFacilityRef } from "../../ground/places/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { candidatesEverywhere, type NamedCandidate } from "../../journey/consultation/ring/candidates.ts";
import { inRingOrder } from "../../journey/consultation/rules.ts";
import { hospitals } from "./hospitals.ts";

/** Who would be rung at this hospital, in that order, were it asked now. */
function rungAt(hospital: FacilityId, all: readonly NamedCandidate[]): StaffRef[] {
  const here = inRingOrder(all.filter((one) => one.facilityId === hospital));
  return here.map(({ id, name, title }) => ({ id, name, title }));
}

/** Whom a station can ask, with who is on duty there and how much they have to do. */
export async function listHospitals(
  ctx: Context,
  credential: Credential,
): Promise<Result<z.infer<typeof hospitalList>, Failure>> {
  const now = ctx.clock.now();
  const [actor, places, staff] = await load(ctx, [staffOf(credential, now), hospitals(), candidatesEverywhere(now)]);
  const refused = refusal(actor, "ask-consultation", actor);
  if (refused) return fail(refused);
  return ok({
    hospitals: places
      .filter(({ facility_id }) => facility_id !== actor?.facilityId)
      .map((place) => ({
        facility: toFacilityRef(place),
        careLevel: place.careLevel,
        onDuty: rungAt(place.facility_id, staff),
        open: place.open,
      })),
  });
}
