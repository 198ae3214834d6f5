import { bandsFor, type ChartBand } from "#clinical/thresholds.ts";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { ageMonthsAt } from "../../../person-words.ts";
import { serverNow } from "../../../session/clock.ts";
import { session } from "../../../session/session.ts";

type Bands = Readonly<
  Record<"spo2" | "respiratoryRate" | "pulse" | "temperatureCelsius" | "systolicMmhg" | "diastolicMmhg", readonly ChartBand[]>
>;
type Whose = Pick<ConsultationView, "birth" | "case">;

/** The limits of this person, from the rules themselves; null: this site's parameters have not come. */
export function bandsOf({ birth, case: { details, baseline } }: Whose): Bands | null {
  const parameters = session.value?.parameters;
  if (!parameters) return null;
  return bandsFor(ageMonthsAt(birth, serverNow()), parameters, {
    chronicHypoxia: details.chronicHypoxia,
    baseline,
    pregnant: details.pregnant ?? false,
  });
}
