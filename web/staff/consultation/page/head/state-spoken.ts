import type { ConsultationView } from "#schema/api/consultation.ts";
import type { ConsultationState } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { staffName } from "../../../person-words.ts";

const SPOKEN: Record<ConsultationState, (view: ConsultationView) => string> = {
  ringing: () => m.consult_ringing(),
  unanswered: () => m.consult_unanswered(),
  accepted: ({ doctor }) => (doctor ? m.consultation_has_it({ who: staffName(doctor) }) : m.consult_accepted()),
  decided: () => m.consult_has_opinion(),
  withdrawn: () => m.consult_withdrawn(),
};
/** Where it stands without the seconds: a screen reader hears a change, not a clock; and paper does not count. */
export const stateSpoken = (view: ConsultationView): string => SPOKEN[view.state](view);
