import type * as z from "zod/mini";
import { Refused } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";

/** Words for what is wrong, by the path of the field in the body ("person.birth"). */
export type FieldErrors = ReadonlyMap<string, string>;

const OWN: Record<string, () => string> = {
  "person.birth": () => m.field_birth(),
  "episode.onsetDate": () => m.field_day(),
  "episode.testDate": () => m.field_day(),
  "person.sex": () => m.enrol_sex_needed(),
  "person.phone": () => m.field_phone(),
  "person.carer.phone": () => m.field_phone(),
  "person.carer.name": () => m.field_carer_name(),
};

/** `person.birth.date` belongs to the field of `person.birth`. */
const fieldOf = (path: string): string => (path.startsWith("person.birth") ? "person.birth" : path);

export function errorsAt(paths: readonly string[]): FieldErrors {
  return new Map(paths.map(fieldOf).map((path) => [path, OWN[path]?.() ?? m.field_required()]));
}

export const errorsOf = (error: z.core.$ZodError): FieldErrors => errorsAt(error.issues.map((issue) => issue.path.join(".")));

/** What a form must not be sent with; empty: it may. */
export const errorsIn = (body: { success: true } | { success: false; error: z.core.$ZodError }): FieldErrors =>
  body.success ? new Map() : errorsOf(body.error);

/** The service's own findings, if it named fields. */
export function errorsFrom(failure: unknown): FieldErrors {
  if (!(failure instanceof Refused)) return new Map();
  if (failure.problem.type === "full-birth-date-needed") return new Map([["person.birth", m.problem_full_birth_date_needed()]]);
  return errorsAt((failure.problem.fields ?? []).map((field) => field.path));
}
