import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { answerStream } from "../../scripts/assess/answer-stream.ts";
import { LineSplitter, LONGEST_LINE, TOO_LONG } from "../../scripts/assess/line-splitter.ts";

const TIMEOUT_MS = 120_000;
/** Has the process say on its way out how much memory it ever held, as Linux counts it for this process alone. */
const TELL_PEAK = `data:text/javascript,import { readFileSync } from "node:fs"; process.on("exit", () => process.stderr.write(
  /VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]))`;
const A_CASE = '{"id":"a","in":{"m":420,"r1":93,"rr":24,"pulse":96,"temp":38.4,"sbp":118,"dbp":76,"sym":["cough","fatigue"]}}\n';
const LINES_IN_BLOCK = 1_000;
const BLOCK = Buffer.from(A_CASE.repeat(LINES_IN_BLOCK));

const command = (...flags: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [...flags, "--import", TELL_PEAK, "scripts/assess.ts"]);

/** Feeds a process as fast as it takes it, and no faster. */
async function feed({ stdin }: ChildProcessWithoutNullStreams, blocks: readonly Uint8Array[]): Promise<void> {
  for (const block of blocks) if (!stdin.write(block)) await once(stdin, "drain");
  stdin.end();
}

interface Outcome {
  readonly code: number | null;
  readonly lines: number;
  readonly peakMb: number;
  readonly beginning: string;
}

async function run(blocks: readonly Uint8Array[], ...flags: readonly string[]): Promise<Outcome> {
  const child = command(...flags);
  const closed = once(child, "close");
  let [lines, beginning, peak] = [0, "", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    lines += chunk.toString("latin1").split("\n").length - 1;
    if (beginning.length < 4_000) beginning += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    peak += chunk.toString();
  });
  await feed(child, blocks);
  const [code] = await closed;
  return { code, lines, peakMb: Number(peak) / 1024, beginning };
}

const many = (lines: number): Uint8Array[] => Array.from({ length: lines / LINES_IN_BLOCK }, () => BLOCK);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parsed = (text: string): unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** What the process may hold at its peak, whatever the number of lines: 227 MB were seen with a million, 226 with three. */
const PEAK_MB = 260;
/** Room for the program and a chunk or two; what 200,000 lines and their answers come to does not fit into it. */
const SMALL_HEAP = ["--max-old-space-size=40", "--max-semi-space-size=4"];

describe("the memory of the assess command", { timeout: TIMEOUT_MS }, () => {
  test.each([20_000, 200_000])("stays under one bound with %i lines, and each is answered", async (lines) => {
    const { code, peakMb, ...outcome } = await run(many(lines));
    expect([code, outcome.lines]).toEqual([0, lines]);
    expect(peakMb).toBeGreaterThan(10);
    expect(peakMb).toBeLessThan(PEAK_MB);
  });
  test("keeps nothing of what it has answered: a heap that could not hold the lines is enough", async () => {
    const { code, lines, peakMb } = await run(many(200_000), ...SMALL_HEAP);
    expect([code, lines]).toEqual([0, 200_000]);
    expect(peakMb).toBeLessThan(PEAK_MB);
  });
  test("does not grow with a line of 200 MB that no line feed ends, which is one error, and the next line is answered", async () => {
    const endless = Array.from({ length: 200 }, () => Buffer.alloc(1_000_000, "x"));
    const { code, lines, peakMb, beginning } = await run([...endless, bytes(`\n${A_CASE}`)]);
    expect([code, lines]).toEqual([0, 2]);
    expect(parsed(beginning)).toMatchObject([{ id: null, error: expect.stringContaining("longer") }, { severity: "emergency" }]);
    expect(peakMb).toBeLessThan(PEAK_MB);
  });
});

describe("a line that is too long", () => {
  const cut = (...chunks: readonly string[]) => {
    const splitter = new LineSplitter();
    return [...chunks.flatMap((chunk) => splitter.push(bytes(chunk))), ...splitter.end()];
  };
  const longest = "y".repeat(LONGEST_LINE);
  test("is told apart from the longest that is read, in one chunk or in many", () => {
    expect(cut(`${longest}\na`)).toEqual([longest, "a"]);
    expect(cut(`${longest}y\na`)).toEqual([TOO_LONG, "a"]);
    expect(cut("b\n", longest, "y", `\n${longest}y\na`)).toEqual(["b", TOO_LONG, TOO_LONG, "a"]);
    expect(cut(longest, "y")).toEqual([TOO_LONG]);
  });
});

test("no more is read while the reader of the answers is behind", async () => {
  let [read, written, ahead] = [0, 0, 0];
  async function* input() {
    for (; read < 50; read++) yield bytes(A_CASE);
  }
  const slow = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      ahead = Math.max(ahead, read - written);
      written++;
      setImmediate(done);
    },
  });
  await answerStream(input(), slow);
  expect([read, written]).toEqual([50, 50]);
  expect(ahead).toBeLessThanOrEqual(1);
});

describe("as a process", { timeout: TIMEOUT_MS }, () => {
  test("lines of Windows are read, and bytes that are no UTF-8 spoil their own line alone", async () => {
    const broken = Buffer.concat([bytes('{"id":"'), Buffer.from([0xff, 0xc3, 0x28]), bytes('","in":{"m":420,"rr":16}}\r\n')]);
    const { code, lines, beginning } = await run([
      bytes('{"id":1,"in":{"m":420,"r1":93}}\r\n\r\n'),
      broken,
      Buffer.from([0xe1, 0xbb, 0x0a]),
      bytes('{"id":"Bảo","in":{"m":420,"rr":16}}\r\n'),
    ]);
    expect([code, lines]).toEqual([0, 4]);
    expect(parsed(beginning)).toMatchObject([
      { id: 1, severity: "emergency" },
      { id: "\ufffd\ufffd(", severity: "routine" },
      { id: null, error: expect.any(String) },
      { id: "Bảo", severity: "routine" },
    ]);
  });
  test("a reader that has seen enough ends it quietly", async () => {
    const child = command();
    const closed = once(child, "close");
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdin.on("error", () => child.stdin.destroy());
    child.stdout.once("data", () => child.stdout.destroy());
    const more = () => {
      while (!child.stdin.destroyed && child.stdin.write(BLOCK));
    };
    child.stdin.on("drain", more);
    more();
    expect((await closed)[0]).toBe(0);
    expect(said).toMatch(/^\d+$/);
  });
});
