import type { DevicePerson } from "#schema/api/access.ts";
import type { DueWhy } from "#schema/terms.ts";
import type { CheckinLetter } from "../outbox/letter.ts";

/** When the station awaits the next check-in, as far as this phone has heard. `why` is null where only a receipt has told. */
interface NextDue {
  readonly at: number | null;
  readonly why: DueWhy | null;
}

/** A receipt from after the session (ms, by the station's clock) knows better: the line may have gone before the session was asked for again. */
export function nextDueOf({ nextDueAt, dueWhy }: DevicePerson, last: CheckinLetter | null, sessionAt: number): NextDue {
  const receipt = last?.receipt ?? null;
  const isNewer = receipt !== null && receipt.receivedAt > sessionAt;
  return isNewer ? { at: receipt.nextDueAt, why: null } : { at: nextDueAt, why: dueWhy };
}
