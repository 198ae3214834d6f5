import type { CheckinBody } from "#schema/api/checkin.ts";
import type { ProblemType } from "#schema/api/problem.ts";

/** Something that is sent and must be refused, and the only right refusal. */
export interface Garbage {
  readonly text: string;
  readonly contentType: string;
  readonly status: number;
  readonly type: ProblemType;
}

const JSON_TYPE = "application/json";
const invalid = (body: unknown): Garbage => ({
  text: JSON.stringify(body),
  contentType: JSON_TYPE,
  status: 422,
  type: "invalid-body",
});

/** What broken apps and broken lines make of a check-in. A figure out of its range is none of these: it is kept, and counts as missing. */
export const GARBAGE = {
  letters: (body) => invalid({ ...body, measurements: { ...body.measurements, pulse: "tám mươi" } }),
  missing: ({ measurements: _, ...body }) => invalid(body),
  unknownField: (body) => invalid({ ...body, measurements: { ...body.measurements, mood: 3 } }),
  unknownSymptom: (body) =>
    invalid({ ...body, measurements: { ...body.measurements, symptoms: { answered: true, codes: ["happiness"] } } }),
  impossibleTime: (body) => invalid({ ...body, recordedAt: -1 }),
  foreignId: (body) => invalid({ ...body, id: body.id.replace("chk_", "add_") }),
  cutOff: (body) => {
    const text = JSON.stringify(body);
    return { ...invalid(body), text: text.slice(0, text.length / 2), status: 400, type: "unreadable-body" };
  },
  asForm: (body) => ({ ...invalid(body), contentType: "text/plain", status: 415, type: "wrong-content-type" }),
  tooLarge: (body) => ({ ...invalid({ ...body, padding: "x".repeat(40_000) }), status: 413, type: "body-too-large" }),
} as const satisfies Record<string, (body: CheckinBody) => Garbage>;

export type GarbageKind = keyof typeof GARBAGE;
export const GARBAGE_KINDS = [
  "letters",
  "missing",
  "unknownField",
  "unknownSymptom",
  "impossibleTime",
  "foreignId",
  "cutOff",
  "asForm",
  "tooLarge",
] as const satisfies readonly GarbageKind[];
