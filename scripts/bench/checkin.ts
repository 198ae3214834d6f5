import * as z from "zod/mini";
import { finish } from "../install/child.mjs";
import { TOOL_ENV } from "../service/tools.ts";
import { atMost, type Figure, told } from "./figure.ts";

const TEST = "test/journey/checkin/cost.workerd.test.ts";
/** Two in the request and one pull after its poke. */
const MOST_CALLS = 3;
const MOST_BYTES = 600;

/** What the cost test says. Rows are those of the request and the pull, the same alone and among 10,000 neighbours: it fails otherwise. */
const said = z.discriminatedUnion("event", [
  z.object({ event: z.literal("cost_of_checkin_and_pull"), calls: z.int(), rowsRead: z.int(), rowsWritten: z.int() }),
  z.object({ event: z.literal("bytes_per_checkin"), bytes: z.int() }),
]);

function figuresOf(line: z.infer<typeof said>): Figure[] {
  if (line.event === "bytes_per_checkin")
    return [atMost("check-in, everything measured, two symptoms: stored", line.bytes, "bytes", MOST_BYTES)];
  return [
    atMost("check-in with alert: D1 calls, request and the board's pull", line.calls, "calls", MOST_CALLS),
    told("check-in with alert: rows read / written, with 10,000 neighbours as alone", `${line.rowsRead} / ${line.rowsWritten}`),
  ];
}

/** Counts are read where they are asserted: by the test of a check-in's cost, in workerd, on real D1. */
export async function checkinFigures(): Promise<Figure[]> {
  const args = ["run", "--config", "test/vitest.config.ts", "--project", "workerd", "--silent=false", TEST];
  const { output } = await finish("vitest", args, { env: TOOL_ENV });
  const lines = output.split("\n").filter((line) => line.startsWith('{"event"'));
  const figures = lines.flatMap((line) => {
    const parsed = z.safeParse(said, JSON.parse(line));
    return parsed.success ? figuresOf(parsed.data) : [];
  });
  if (figures.length === 0) throw new Error(`The test of a check-in's cost said nothing:\n${output}`);
  return figures;
}
