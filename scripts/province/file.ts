import * as z from "zod/mini";
import { CARE_LEVELS, FACILITY_KINDS, ROLES } from "#schema/terms.ts";
import { readJson } from "../deployment/read-json.ts";

const EXAMPLE = "docs/operations/province.example.json";

const key = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "small letters without marks, digits and hyphens"));
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(120), z.regex(/^\P{Cc}*$/u, "one line of text"));
const phone = z.nullable(
  z.string().check(
    z.regex(/^\+?[0-9][0-9 .]{2,18}[0-9]$/, "a telephone number, or null"),
    z.refine((number) => !number.replace(/[ .]/g, "").startsWith("0900000"), "this is the number of an example: put in your own"),
  ),
);

const facility = z.strictObject({
  /** Its name in this file; never changed, the facility's identity is made of it. */
  key,
  kind: z.enum(FACILITY_KINDS),
  careLevel: z.enum(CARE_LEVELS),
  towerTier: z.nullable(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  /** The key of the facility that it answers to. */
  parent: z.nullable(key),
  name: text,
  shortName: text,
  healthPhone: phone,
  welfarePhone: phone,
});
const member = z.strictObject({
  username: z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, "small letters without marks, digits, . _ -")),
  facility: key,
  title: text,
  name: text,
  role: z.enum(ROLES),
  /** true: works here no more; the account is closed and stays for the record. */
  left: z.optional(z.boolean()),
});

/** Who and what a province is made of, as its operator writes it down. */
const shape = z.strictObject({ facilities: z.array(facility), staff: z.array(member) });
export type Province = z.infer<typeof shape>;
export type Facility = z.infer<typeof facility>;
export type Member = z.infer<typeof member>;

const twice = (values: readonly string[]): string[] => [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];

/** Whether going up from this facility ends somewhere. */
function hasTop(from: Facility, byKey: ReadonlyMap<string, Facility>): boolean {
  const seen = new Set<string>();
  for (let at: Facility | undefined = from; at; at = at.parent === null ? undefined : byKey.get(at.parent)) {
    if (seen.has(at.key)) return false;
    seen.add(at.key);
  }
  return true;
}

/** What does not fit together, in words; none: the province is whole. */
export function faultsOf({ facilities, staff }: Province): string[] {
  const byKey = new Map(facilities.map((each) => [each.key, each]));
  const none = (of: readonly Facility[], words: string) => of.map((each) => `facility ${each.key}: ${words}`);
  return [
    ...twice(facilities.map((each) => each.key)).map((each) => `facility ${each}: stands there twice`),
    ...none(
      facilities.filter(({ parent }) => parent !== null && !byKey.has(parent)),
      "its parent is not in this file",
    ),
    ...none(
      facilities.filter((each) => !hasTop(each, byKey)),
      "answers to itself in the end",
    ),
    ...none(
      facilities.filter(({ kind, healthPhone }) => kind === "station" && healthPhone === null),
      "a station needs healthPhone: it is what a patient's help button dials",
    ),
    ...twice(staff.map((each) => each.username)).map((each) => `account ${each}: stands there twice`),
    ...staff
      .filter((each) => !byKey.has(each.facility))
      .map((each) => `account ${each.username}: its facility is not in this file`),
    ...(staff.some(({ role, left }) => role === "administrator" && left !== true)
      ? []
      : ["nobody is administrator: without one nobody helps a lead who is locked out"]),
  ];
}

const whole = shape.check((context) => {
  for (const message of faultsOf(context.value)) context.issues.push({ code: "custom", message, input: context.value });
});

export const readProvince = (file: string): Province => readJson(whole, file, EXAMPLE);
