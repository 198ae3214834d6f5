import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { answerLine } from "../../scripts/assess/answer-line.ts";

const FOLDER = new URL("../../docs/clinical/cases/", import.meta.url);
const keptCase = z.strictObject({
  id: z.string().check(z.minLength(1)),
  why: z.string().check(z.minLength(1)),
  by: z.string().check(z.minLength(1)),
  in: z.record(z.string(), z.unknown()),
  severity: z.enum(["emergency", "urgent", "watch", "routine"]),
  flags: z.array(z.string()),
  never: z.optional(z.array(z.string())),
});

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".jsonl"));
const lines = files.flatMap((file) =>
  readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => z.parse(keptCase, JSON.parse(line))),
);

describe("the cases that reviewers keep (docs/clinical/cases)", () => {
  it("are there, each under an id of its own", () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });
  it.each(lines.map((kept) => [kept.id, kept.why, kept] as const))("%s: %s", (id, _, kept) => {
    const answer = JSON.parse(answerLine(JSON.stringify({ id, in: kept.in })) ?? "null");
    expect(answer).toMatchObject({ id, severity: kept.severity, flags: expect.arrayContaining(kept.flags) });
    expect(kept.never?.filter((flag) => answer.flags.includes(flag)) ?? []).toEqual([]);
  });
});
