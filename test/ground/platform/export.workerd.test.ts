import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import * as z from "zod/mini";
import { aFacility, aPatient } from "../../builders/world.ts";

/** What `wrangler d1 export DB --local` asks the local D1: one statement after the other, in the order of its file. */
async function exported(): Promise<readonly string[]> {
  const [lines] = await env.DB.prepare("PRAGMA miniflare_d1_export(?,?,?);").bind(0, 0).raw();
  return z.parse(z.array(z.string()), lines);
}
const all = async (sql: string) => (await env.DB.prepare(sql).all()).results;
const SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY name";

// The weekly export is what is left when Time Travel's thirty days are over (docs/operations.md, part 9).
it("an export of the database can be read back in its own order: every row, the whole schema, and the guard of a batch", async () => {
  await aPatient(await aFacility());
  const lines = await exported();
  const before = [await all("SELECT * FROM episodes"), (await all(SCHEMA)).map(({ type, name }) => [type, name])];
  await reset();
  await env.DB.batch(lines.map((line) => env.DB.prepare(line)));
  expect([await all("SELECT * FROM episodes"), (await all(SCHEMA)).map(({ type, name }) => [type, name])]).toEqual(before);
  await env.DB.prepare("INSERT INTO must_hit VALUES (1)").run();
  await expect(env.DB.prepare("INSERT INTO must_hit VALUES (0)").run()).rejects.toThrow("stale_version");
  expect(await all("SELECT * FROM must_hit")).toEqual([]);
});
