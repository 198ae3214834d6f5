import type { SeverityClass, SeverityClassSign, SeverityClassThing } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";

const CLASS: Record<SeverityClass, () => string> = {
  unknown: () => m.class_unknown(),
  asymptomatic: () => m.class_asymptomatic(),
  mild: () => m.class_mild(),
  moderate: () => m.class_moderate(),
  severe: () => m.class_severe(),
  critical: () => m.class_critical(),
};
const SIGN: Record<SeverityClassSign, () => string> = {
  shock: () => m.class_sign_shock(),
  spo2_severe: () => m.class_sign_spo2_severe(),
  breathing_severe: () => m.class_sign_breathing_severe(),
  dyspnea_at_rest: () => m.class_sign_dyspnea_at_rest(),
  accessory_muscles: () => m.class_sign_accessory_muscles(),
  cyanosis: () => m.class_sign_cyanosis(),
  consciousness: () => m.class_sign_consciousness(),
  cannot_drink: () => m.class_sign_cannot_drink(),
  spo2_moderate: () => m.class_sign_spo2_moderate(),
  breathing_moderate: () => m.class_sign_breathing_moderate(),
  dyspnea: () => m.class_sign_dyspnea(),
  symptoms: () => m.class_sign_symptoms(),
  fever: () => m.class_sign_fever(),
  none: () => m.class_sign_none(),
};
const THING: Record<SeverityClassThing, () => string> = {
  spo2: () => m.class_thing_spo2(),
  respiratoryRate: () => m.class_thing_respiratoryRate(),
  symptoms: () => m.class_thing_symptoms(),
  room_air: () => m.class_thing_room_air(),
  usual_spo2: () => m.class_thing_usual_spo2(),
  temperature: () => m.class_thing_temperature(),
};

export const classWord = (severityClass: SeverityClass): string => CLASS[severityClass]();
export const signsWord = (signs: readonly SeverityClassSign[]): string => signs.map((sign) => SIGN[sign]()).join(", ");
export const thingsWord = (things: readonly SeverityClassThing[]): string => things.map((thing) => THING[thing]()).join(", ");
