import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { answerLine } from "../../scripts/assess/answer-line.ts";
import { LineSplitter } from "../../scripts/assess/line-splitter.ts";
import { readCase } from "../../scripts/assess/read-case.ts";
import examples from "./data/examples.json" with { type: "json" };

const answer = (input: object, id: unknown = "x"): unknown => JSON.parse(answerLine(JSON.stringify({ id, in: input })) ?? "null");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the assess command", () => {
  test.each(examples.map((example) => [example.id, example] as const))(
    "%s comes out as worked by the clinicians",
    (_, example) => {
      const { in: input, ...expected } = example;
      expect(answer(input, example.id)).toEqual(expected);
    },
  );
  test("writes its keys in the order of the examples", () => {
    const line = '{"id":"V01","in":{"m":420,"r1":98,"rr":16,"pulse":78,"temp":36.8,"sbp":118,"dbp":76}}';
    expect(answerLine(line)).toBe('{"id":"V01","flags":[],"severity":"routine","news2":0,"news2Partial":false}');
  });
  test.each([
    ["no m", {}],
    ["m null", { m: null }],
    ["m negative", { m: -1 }],
    ["m fractional", { m: 1.5 }],
    ["m a string", { m: "420" }],
    ["a flag that is a number", { m: 420, cld: 1 }],
    ["a flag that is a string", { m: 420, pregnant: "true" }],
    ["base a string", { m: 420, base: "91" }],
    ["fever_h a boolean", { m: 420, fever_h: true }],
    ["an unknown symptom", { m: 420, sym: ["cough", "hiccups"] }],
    ["symptoms no list", { m: 420, sym: "cough" }],
    ["symptoms an object", { m: 420, sym: { 0: "cough" } }],
    ["a symptom that is no string", { m: 420, sym: [null] }],
    ["an unknown key", { m: 420, spo2: 98 }],
    ["an unknown key that is null", { m: 420, spo2: null }],
    ["an inherited key", { m: 420, constructor: 1 }],
  ])("%s makes the line an error, and keeps its id", (_, input) => {
    expect(answer(input)).toEqual({ id: "x", error: expect.any(String) });
  });
  test.each(["not json", "{", "[]", "null", "7", '"text"', '{"id":', "undefined"])(
    "a line %j that is no case has no id",
    (line) => {
      expect(JSON.parse(answerLine(line) ?? "")).toEqual({ id: null, error: expect.any(String) });
    },
  );
  test.each([
    '{"id":"a"}',
    '{"id":"a","in":null}',
    '{"id":"a","in":[]}',
    '{"id":"a","in":3}',
    '{"id":"a","in":{"m":1e400}}',
    '{"id":"a","in":{"__proto__":{"m":4}}}',
  ])("%s is an error with its id", (line) => {
    expect(JSON.parse(answerLine(line) ?? "")).toEqual({ id: "a", error: expect.any(String) });
  });
  test("blank lines are skipped", () => {
    for (const blank of ["", "  ", "\r", "\t"]) expect(answerLine(blank)).toBeNull();
  });
  test("an absent id is null, any other comes back as it was, other keys at the top are ignored", () => {
    expect(JSON.parse(answerLine('{"in":{"m":420,"rr":16}}') ?? "")).toMatchObject({ id: null, severity: "routine" });
    for (const id of [7, "", { a: [1] }, ["x"], false]) expect(answer({ m: 420, rr: 16 }, id)).toMatchObject({ id });
    expect(JSON.parse(answerLine('{"id":"a","severity":"emergency","in":{"m":420,"rr":16}}') ?? "")).toMatchObject({
      severity: "routine",
    });
  });
  test("null is absent everywhere but in m, and absent symptoms are none", () => {
    const nulls = {
      r1: 98,
      r2: null,
      r3: null,
      rr: 16,
      pulse: null,
      temp: null,
      sbp: null,
      dbp: null,
      sym: null,
      fever_h: null,
      no_resp: null,
    };
    const flagsNull = { cld: null, base: null, quality: null, o2: null, pregnant: null };
    expect(answer({ m: 420, ...nulls, ...flagsNull })).toEqual({
      id: "x",
      flags: [],
      severity: "routine",
      news2: 0,
      news2Partial: true,
    });
  });
  test("a measurement of the wrong type is flagged, not refused", () => {
    expect(answer({ m: 420, r1: "98", rr: true, pulse: [], temp: {}, sbp: "120", dbp: 80 })).toMatchObject({
      flags: ["UNK-W", "VAL-BP", "VAL-PULSE", "VAL-RR", "VAL-SPO2", "VAL-TEMP"],
    });
  });
  test.each([0, 1e9, 1e300])("an age of %s months is answered", (m) => {
    expect(answer({ m, r1: 98, rr: 16 })).toMatchObject({ flags: expect.any(Array) });
  });
  test("each line counts as a first check-in", () => {
    expect(answer({ m: 2, r1: 98, rr: 40 })).toMatchObject({ flags: ["ELIG-U3M-U"] });
  });
  test("an id nested too deeply to be written does not stop the rest", () => {
    const deep = `{"id":${"[".repeat(200_000)}${"]".repeat(200_000)},"in":{"m":4}}`;
    expect(JSON.parse(answerLine(deep) ?? "")).toEqual({ id: null, error: expect.any(String) });
  });
  test("reading a case alone tells an error from facts", () => {
    expect(readCase('{"id":1,"in":{"m":5}}')).toMatchObject({
      id: 1,
      facts: { ageMonths: 5, symptoms: [], firstOfEpisode: true },
    });
    expect(readCase("?")).toEqual({ id: null, error: "not readable as JSON" });
  });
});

describe("lines", () => {
  test("end with a line feed alone, wherever the chunks are cut", () => {
    const text = bytes("\ufeffmột\n\u2028hai\r\n\nba");
    for (let cut = 0; cut <= text.length; cut++) {
      const splitter = new LineSplitter();
      const lines = [...splitter.push(text.slice(0, cut)), ...splitter.push(text.slice(cut)), ...splitter.end()];
      expect(lines).toEqual(["một", "\u2028hai\r", "", "ba"]);
    }
  });
});

test("as a process it answers each line, survives bad ones and ends well", () => {
  const input = '{"id":"a","in":{"m":420,"r1":93}}\nnonsense\n\n{"id":"b","in":{"m":420,"rr":16}}';
  const run = spawnSync(process.execPath, ["scripts/assess.ts"], { input, encoding: "utf8" });
  expect(run.status).toBe(0);
  expect(run.stderr).toBe("");
  expect(
    run.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { id: "a", severity: "emergency" },
    { id: null, error: expect.any(String) },
    { id: "b", severity: "routine" },
  ]);
});
