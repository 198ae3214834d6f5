import type { Disposition } from "#schema/terms.ts";
import { m } from "./paraglide/messages.js";

/** What was decided, what happens next, and what to have ready until then. Logistics alone: advice has sources of its own. */
interface OpinionWords {
  readonly decided: string;
  readonly next: string;
  readonly meanwhile: readonly string[];
}

const WORDS: Record<Disposition, (name: string) => OpinionWords> = {
  stay_home: (name) => ({ decided: m.opinion_stay_home({ name }), next: m.opinion_stay_home_next(), meanwhile: [] }),
  team_visit: (name) => ({ decided: m.opinion_team_visit({ name }), next: m.opinion_team_visit_next(), meanwhile: [] }),
  transfer_hospital: (name) => ({
    decided: m.opinion_transfer_hospital({ name }),
    next: m.opinion_transfer_hospital_next(),
    meanwhile: [m.opinion_wait_company({ name }), m.opinion_wait_papers(), m.opinion_wait_phone(), m.opinion_wait_worse()],
  }),
  ask_specialist: (name) => ({
    decided: m.opinion_ask_specialist({ name }),
    next: m.opinion_ask_specialist_next(),
    meanwhile: [],
  }),
};

/** A doctor's decision about somebody in the words of the people at home: on their phone, and before the doctor signs. */
export const opinionWords = (disposition: Disposition, name: string): OpinionWords => WORDS[disposition](name);
