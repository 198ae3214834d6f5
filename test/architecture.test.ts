import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

// The direction of dependency (docs/architecture.md): rooms in the order in which the patient walks.
const ROOMS = ["enrolment", "checkin", "triage", "consultation", "transfer", "aftercare"];

const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "worker", "web", "schema"])
  .toString()
  .trim()
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  return named.map((name) => {
    if (name.startsWith("#clinical/")) return `worker/clinical/${name.slice(10)}`;
    if (name.startsWith("#schema/")) return `schema/${name.slice(8)}`;
    return name.startsWith(".") ? normalize(join(dirname(file), name)) : name;
  });
}

const arrows = sources.flatMap((file) => importsOf(file).map((to) => ({ from: file, to })));
const wrong = (is: (from: string, to: string) => boolean) =>
  arrows.filter(({ from, to }) => is(from, to)).map(({ from, to }) => `${from} -> ${to}`);
const roomOf = (file: string) => ROOMS.indexOf(/^worker\/journey\/(\w+)\//.exec(file)?.[1] ?? "");
const isPackage = (to: string) => !/^(worker|web|schema|test)\//.test(to);

describe("the house stands: no arrow points the wrong way", () => {
  it("sees the sources it judges", () => expect(arrows.length).toBeGreaterThan(50));

  it("schema imports zod and itself; terms imports nothing", () => {
    expect(wrong((from, to) => from.startsWith("schema/") && !to.startsWith("schema/") && to !== "zod/mini")).toEqual([]);
    expect(wrong((from) => from === "schema/terms.ts")).toEqual([]);
  });

  it("clinical sees the vocabulary and itself, nothing else", () => {
    expect(
      wrong((from, to) => from.startsWith("worker/clinical/") && !to.startsWith("worker/clinical/") && to !== "schema/terms.ts"),
    ).toEqual([]);
  });

  it("the ground knows no room and no view", () => {
    expect(wrong((from, to) => from.startsWith("worker/ground/") && /^worker\/(journey|views)\//.test(to))).toEqual([]);
  });

  it("a room reaches only rooms after it, and no view", () => {
    expect(wrong((from, to) => roomOf(from) >= 0 && roomOf(to) >= 0 && roomOf(to) < roomOf(from))).toEqual([]);
    expect(wrong((from, to) => roomOf(from) >= 0 && to.startsWith("worker/views/"))).toEqual([]);
  });

  it("a room's rules see clinical, the vocabulary and rules, and no package", () => {
    const allowed =
      /^(worker\/clinical\/|schema\/(terms|ids)\.ts$|worker\/ground\/platform\/result\.ts$|worker\/.*\/rules(\/|\.ts$|-))/;
    expect(wrong((from, to) => /^worker\/.*\/rules(\/.*)?\.ts$/.test(from) && (isPackage(to) || !allowed.test(to)))).toEqual([]);
  });

  it("only index, app and cron import the composition root", () => {
    expect(wrong((from, to) => to === "worker/services.ts" && !/^worker\/(index|app|cron)\.ts$/.test(from))).toEqual([]);
  });

  it("web sees the schema and the clinical engine, nothing else of the worker", () => {
    expect(
      wrong((from, to) => from.startsWith("web/") && to.startsWith("worker/") && !to.startsWith("worker/clinical/")),
    ).toEqual([]);
  });

  it("the patient's app and the console do not see each other", () => {
    expect(wrong((from, to) => from.startsWith("web/patient/") && to.startsWith("web/staff/"))).toEqual([]);
    expect(wrong((from, to) => from.startsWith("web/staff/") && to.startsWith("web/patient/"))).toEqual([]);
  });

  it("rules and clinical touch no clock, chance or outside world", () => {
    const pure = sources.filter((file) => /^worker\/clinical\/|\/rules(\/.*)?\.ts$/.test(file));
    const impure = pure.filter((file) =>
      /\bDate\.now|new Date\(\)|Math\.random|\bcrypto\.|\bfetch\(|cloudflare:/.test(readFileSync(file, "utf8")),
    );
    expect(impure).toEqual([]);
  });

  it("has no drawer for what has no name", () => {
    expect(sources.filter((file) => /\/(utils?|misc|common|helpers?)\//.test(file))).toEqual([]);
  });
});
