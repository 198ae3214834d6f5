import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const PAGE = readFileSync("docs/clinical/safety.md", "utf8");
const OPERATIONS = readFileSync("docs/operations.md", "utf8");
const COLUMNS = ["id", "hazard", "cause", "effect", "before", "controls", "after", "left", "owner"] as const;
type Hazard = Record<(typeof COLUMNS)[number], string>;

const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = PAGE.split("\n")
  .filter((line) => line.startsWith("| H-"))
  .map(cellsOf);
const hazardOf = (cells: readonly string[]): Hazard => {
  const [id = "", hazard = "", cause = "", effect = "", before = "", controls = "", after = "", left = "", owner = ""] = cells;
  return { id, hazard, cause, effect, before, controls, after, left, owner };
};
const HAZARDS = rows.map((cells) => [cells[0] ?? "", hazardOf(cells), cells.length] as const);

/** The page's own matrix: likelihood, then the risk for each severity. */
const SEVERITIES = ["Minor", "Significant", "Considerable", "Major", "Catastrophic"];
const MATRIX = new Map(
  PAGE.split("\n")
    .filter((line) => /^\| (Very high|High|Medium|Low|Very low) \| \d/.test(line))
    .map(cellsOf)
    .map(([likelihood = "", ...risks]) => [likelihood, risks.map(Number)] as const),
);

function gradeOf(text: string): { severity: string; likelihood: string; risk: number } {
  const [, severity = "", likelihood = "", risk = "0"] = /^(.+), (.+): (\d)$/.exec(text) ?? [];
  return { severity, likelihood, risk: Number(risk) };
}
const byMatrix = (text: string): number | undefined => {
  const { severity, likelihood } = gradeOf(text);
  return MATRIX.get(likelihood)?.[SEVERITIES.indexOf(severity)];
};

/** Tests as the page names them: a file under test/ in backticks, then the words of a test in quotes. */
const proofsIn = (controls: string) =>
  [...controls.matchAll(/`([\w./-]+\.test\.ts)`: "([^"]+)"/g)].map(([, file = "", title = ""]) => ({ file, title }));
/** Whether the file declares a test of exactly these words. */
function declares(file: string, title: string): boolean {
  const path = `test/${file}`;
  return (
    existsSync(path) && /\b(test|it)\b/.test(readFileSync(path, "utf8")) && readFileSync(path, "utf8").includes(`"${title}"`)
  );
}

describe("the hazard log", () => {
  test("has hazards, each under an id of its own, and a matrix of five by five", () => {
    expect(HAZARDS.length).toBeGreaterThan(30);
    expect(new Set(HAZARDS.map(([id]) => id)).size).toBe(HAZARDS.length);
    expect([...MATRIX.values()].map((risks) => risks.length)).toEqual([5, 5, 5, 5, 5]);
  });
  test.each(HAZARDS)("%s fills every column", (_, hazard, cells) => {
    expect(cells).toBe(COLUMNS.length);
    for (const column of COLUMNS) expect(hazard[column], column).not.toBe("");
    expect(hazard.owner).toMatch(/^[\w ]+; /);
  });
  test.each(HAZARDS)("%s is graded as the matrix says, and no graver after its controls", (_, { before, after }) => {
    expect(gradeOf(before).risk).toBe(byMatrix(before));
    expect(gradeOf(after).risk).toBe(byMatrix(after));
    expect(gradeOf(after).severity).toBe(gradeOf(before).severity);
    expect(gradeOf(after).risk).toBeLessThanOrEqual(gradeOf(before).risk);
  });
  test.each(HAZARDS)("%s stays open while what is left is undesirable", (_, { after, owner }) => {
    expect(gradeOf(after).risk).toBeLessThan(5);
    if (gradeOf(after).risk === 4) expect(owner).toContain("open");
  });
  test.each(HAZARDS)("%s names proofs that exist, by file and words", (_, { controls }) => {
    const proofs = proofsIn(controls);
    expect(proofs.length).toBeGreaterThan(0);
    expect(proofs.filter(({ file, title }) => !declares(file, title))).toEqual([]);
    expect(controls.match(/\.test\.ts/g)).toHaveLength(proofs.length);
  });
  test("names parts of the operations page that exist", () => {
    const parts = [...PAGE.matchAll(/docs\/operations\.md, part (\d+)/g)].map(([, part]) => part);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(OPERATIONS).toContain(`\n## ${part}. `);
  });
});
