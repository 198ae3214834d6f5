import * as z from "zod/mini";
import { finish } from "../install/child.mjs";
import { TOOL_ENV } from "../service/tools.ts";
import { atMost, type Figure, told } from "./figure.ts";

const MARK = "BENCH ";
const REQUEST_CALLS = 2;
const STORED_BYTES = 600;

/** What the cost test prints: D1 calls of the request and of the pull after a poke, rows, bytes. */
const cost = z.object({
  patients: z.int(),
  requestCalls: z.int(),
  pullCalls: z.int(),
  rowsRead: z.int(),
  rowsWritten: z.int(),
  bytes: z.int(),
});

/** Counts are read where they are asserted: by the test of a check-in's cost, in workerd, on real D1. */
export async function checkinFigures(): Promise<Figure[]> {
  const { output } = await finish(
    "vitest",
    ["run", "--config", "test/vitest.config.ts", "--project", "workerd", "test/journey/checkin/cost.workerd.test.ts"],
    { env: TOOL_ENV },
  );
  const lines = output.split("\n").filter((line) => line.startsWith(MARK));
  return lines.flatMap((line) => {
    const { patients, requestCalls, pullCalls, rowsRead, rowsWritten, bytes } = z.parse(
      cost,
      JSON.parse(line.slice(MARK.length)),
    );
    const among = `check-in with alert, ${patients.toLocaleString("en")} patients`;
    return [
      atMost(`${among}: D1 calls in the request`, requestCalls, "calls", REQUEST_CALLS),
      atMost(`${among}: D1 calls after its poke`, pullCalls, "calls", 1),
      told(`${among}: rows read and written`, `${rowsRead} / ${rowsWritten}`),
      atMost(`${among}: stored`, bytes, "bytes", STORED_BYTES),
    ];
  });
}
