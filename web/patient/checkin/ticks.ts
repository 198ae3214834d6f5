import type { Symptom } from "#schema/terms.ts";

/** The ticks after one was pressed. Taking back the last one says nothing again, which is not "none of these". */
export function toggled(ticked: readonly Symptom[] | null, code: Symptom): readonly Symptom[] | null {
  const now = ticked ?? [];
  const next = now.includes(code) ? now.filter((other) => other !== code) : [...now, code];
  return next.length === 0 ? null : next;
}
