import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import * as z from "zod/mini";

// docs/operations.md is followed word by word by people who cannot see that it is wrong: what it names must be there.
const page = readFileSync("docs/operations.md", "utf8");
const found = (pattern: RegExp, text = page): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? "")),
];
const git = (...args: readonly string[]): string[] => execFileSync("git", args).toString().trim().split("\n");
const files = git("ls-files", "--cached", "--others", "--exclude-standard");

const settings = found(/readonly ([A-Z][A-Z_]+)\?: string/g, readFileSync("worker/env.ts", "utf8"));
const migrated = (): DatabaseSync => {
  const database = new DatabaseSync(":memory:");
  for (const file of globSync("schema/migrations/*.sql").sort()) database.exec(readFileSync(file, "utf8"));
  return database;
};

describe("docs/operations.md names what is there", () => {
  it("npm scripts", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync("package.json", "utf8")));
    const named = found(/npm (?:run )?(?:--silent )?([a-z]+)/g).filter((each) => !["ci", "exec", "run"].includes(each));
    expect(named).toContain("province");
    expect(named.filter((each) => scripts[each] === undefined)).toEqual([]);
  });

  it("settings", () => {
    expect(settings).toContain("SESSION_KEY");
    expect(settings.filter((each) => !page.includes(`\`${each}\``))).toEqual([]);
    const named = found(/\b((?:PUBLIC|SESSION|VAPID|LIVEKIT|ESMS)_[A-Z_]+)\b/g);
    expect(named.filter((each) => !settings.includes(each))).toEqual([]);
  });

  it("files of the repository; those of a deployment are unseen by git", () => {
    const paths = found(/(?<![\w/.-])((?:docs|scripts|worker|web|schema|test|deployment)\/[\w./-]*\w)/g);
    const own = paths.filter((each) => each.startsWith("deployment/"));
    expect(own).toContain("deployment/secrets.env");
    for (const each of [...own, ".wrangler-deployment.json"]) expect(git("check-ignore", each)).toEqual([each]);
    const repository = paths.filter((each) => !each.startsWith("deployment/"));
    expect(repository).toContain("docs/operations/values.example.json");
    expect(repository.filter((each) => !files.includes(each))).toEqual([]);
  });

  it("tables, and queries that run", () => {
    const database = migrated();
    const queries = [...found(/```sql\n([\s\S]*?)```/g).flatMap((text) => text.split(";")), ...found(/--command "([^"]+)"/g)];
    expect(queries.length).toBeGreaterThan(4);
    for (const query of queries.filter((each) => each.trim() !== "")) database.prepare(query).all();
    for (const table of found(/table `(\w+)`/g)) database.prepare(`SELECT 1 FROM ${table}`).all();
  });

  it("every event of the log, and no other", () => {
    const events = found(/event: "(\w+)"/g, readFileSync("worker/ground/platform/ports.ts", "utf8"));
    expect(events).toContain("swept");
    const rows = found(/^\| `(\w+)` \|/gm, page.slice(page.indexOf("| event |"), page.indexOf("## 11")));
    expect(rows.sort()).toEqual(events.sort());
  });

  it("databases by their binding, and the clock", () => {
    const { rawConfig } = readRawConfig({ config: "wrangler.toml" });
    expect(rawConfig.d1_databases?.map(({ binding }) => binding)).toEqual(["DB"]);
    const named = found(/d1 (?:execute|export|info|migrations \w+|time-travel \w+) (\w+)/g);
    expect(named).toEqual(["DB"]);
    expect(page).toContain("once a minute");
    expect(rawConfig.triggers).toEqual({ crons: ["* * * * *"] });
  });

  it("its own parts", () => {
    const parts = found(/^## (\d+)\. /gm);
    expect(found(/\bpart (\d+)\b/g).filter((each) => !parts.includes(each))).toEqual([]);
  });

  it("and the service's error points to it", () => expect(readFileSync("worker/env.ts", "utf8")).toContain("docs/operations.md"));
});
