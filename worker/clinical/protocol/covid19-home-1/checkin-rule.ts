import type { Rule } from "../rule.ts";
import type { Signs } from "./signs.ts";
import type { RuleId } from "./sources.ts";

/** A rule over one check-in. Its source and verification mark stand in `sources.ts`, its words in `words/`. */
export type CheckinRule = Rule<Signs, RuleId>;

/** What must hold beside the bands. */
export type When = (signs: Signs) => boolean;
