import type { Province } from "./file.ts";
import type { Known } from "./known.ts";
import { planFacilities } from "./plan-facilities.ts";
import { planMember, planPassword, type Step } from "./plan-staff.ts";

/**
 * What makes the database as the file says: new ones are added, changed ones changed, whoever left is locked out; what is not in the
 * file stays. With `newPassword` that one account gets a one-time password too.
 */
export async function planProvince(
  province: Province,
  known: Known,
  { now, newPassword = null }: { readonly now: number; readonly newPassword?: string | null },
): Promise<Step> {
  const places = planFacilities(province.facilities, known.facilities, now);
  const account = (username: string) => known.staff.find((each) => each.username === username);
  const steps: Step[] = [{ ...places, passwords: [] }];
  for (const member of province.staff) steps.push(await planMember(member, account(member.username), now));
  if (newPassword !== null) steps.push(await planPassword(account(newPassword), newPassword, now));
  return {
    statements: steps.flatMap((step) => step.statements),
    words: steps.flatMap((step) => step.words),
    passwords: steps.flatMap((step) => step.passwords),
  };
}
