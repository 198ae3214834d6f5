import { PARAMETER_LIMITS, type SiteParameters } from "#clinical/parameters.ts";

/** A parameter that no source supports so strictly, or so laxly. */
export interface OutOfLimits {
  readonly path: keyof typeof PARAMETER_LIMITS;
  readonly code: "too_small" | "too_big";
}

const NAMES = ["adultNotifyMax", "adultRrNotifyMin"] as const;

/** Which of them leave what a source supports (protocol.md 10b). */
export function outOfLimits(parameters: SiteParameters): OutOfLimits[] {
  return NAMES.flatMap((path): OutOfLimits[] => {
    const { from, to } = PARAMETER_LIMITS[path];
    if (parameters[path] < from) return [{ path, code: "too_small" }];
    return parameters[path] > to ? [{ path, code: "too_big" }] : [];
  });
}

const ALL = ["adultNotifyMax", "adultRrNotifyMin", "dbpAloneSeverity"] as const;

/** Each that differs, by its name, with what it was and what it becomes. */
export function parametersChanged(before: SiteParameters, after: SiteParameters): Record<string, readonly [unknown, unknown]> {
  return Object.fromEntries(
    ALL.filter((name) => before[name] !== after[name]).map((name) => [name, [before[name], after[name]]]),
  );
}
