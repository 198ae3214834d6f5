import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apply, ask, localIn } from "../../scripts/province/database.ts";
import { type Province, readProvince } from "../../scripts/province/file.ts";
import { readFlags } from "../../scripts/province/flags.ts";
import { type Known, knownFrom, QUESTIONS } from "../../scripts/province/known.ts";
import { planProvince } from "../../scripts/province/plan.ts";
import type { Step } from "../../scripts/province/plan-staff.ts";
import { sqlText } from "../../scripts/province/sql-text.ts";
import { newWorld } from "../../scripts/seed/world.ts";
import { migrate, openDatabase } from "../../scripts/service/database.ts";
import { sha256 } from "../../worker/ground/access/credential.ts";
import { changePassword } from "../../worker/ground/access/password/change-password.ts";
import { readSession } from "../../worker/ground/access/session/read-session.ts";
import { signIn } from "../../worker/ground/access/session/sign-in.ts";
import { SESSION_KEY } from "./demo-database.ts";

const NOW = Date.parse("2026-11-24T05:00:00Z");
const DAY_MS = 24 * 3_600_000;
const EXAMPLE = "docs/operations/province.example.json";
/** What a file of SQL could stumble over. */
const AWKWARD = "Trạm Y tế; phường 'An Khánh' -- một? \"hai\" /* ba */";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dong-hanh-province-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example with numbers of its own, as an operator would fill it in, and with these changes. */
function province(change: (text: string) => string = (text) => text): Province {
  const file = join(folder, "province.json");
  writeFileSync(file, change(readFileSync(EXAMPLE, "utf8").replaceAll("0900 000", "0292 3 820")));
  return readProvince(file);
}
const editing = (edit: (of: { facilities: Record<string, unknown>[]; staff: Record<string, unknown>[] }) => void) =>
  province((text) => {
    const whole = JSON.parse(text);
    edit(whole);
    return JSON.stringify(whole);
  });
const passwordOf = ({ passwords }: Step, username: string): string =>
  passwords.find((each) => each.username === username)?.password ?? "";

describe("the file of a province", () => {
  it("is the example once it is filled in, and not before: nobody dials a number of the example", () => {
    expect(province().facilities).toHaveLength(4);
    expect(() => readProvince(EXAMPLE)).toThrow("this is the number of an example");
  });
  it.each<[string, Parameters<typeof editing>[0]]>([
    ["station needs healthPhone", ({ facilities }) => Object.assign(facilities[2] ?? {}, { healthPhone: null })],
    ["its parent is not in this file", ({ facilities }) => Object.assign(facilities[2] ?? {}, { parent: "nowhere" })],
    ["answers to itself", ({ facilities }) => Object.assign(facilities[0] ?? {}, { parent: "tyt-an-khanh" })],
    ["facility so-y-te: stands there twice", ({ facilities }) => facilities.push({ ...facilities[0] })],
    ["account quantri: stands there twice", ({ staff }) => staff.push({ ...staff[0] })],
    ["its facility is not in this file", ({ staff }) => Object.assign(staff[1] ?? {}, { facility: "nowhere" })],
    ["nobody is administrator", ({ staff }) => Object.assign(staff[0] ?? {}, { left: true })],
    ["staff.1.role", ({ staff }) => Object.assign(staff[1] ?? {}, { role: "chief" })],
    ['Unrecognized key: "password"', ({ staff }) => Object.assign(staff[1] ?? {}, { password: "chosen by hand" })],
    ["small letters", ({ staff }) => Object.assign(staff[1] ?? {}, { username: "Quân" })],
  ])("is refused where it does not fit: %s", (words, edit) => expect(() => editing(edit)).toThrow(words));
  it("that is missing or no JSON is one sentence", () => {
    expect(() => readProvince(join(folder, "missing.json"))).toThrow("Begin with the example");
    expect(() => province(() => "{")).toThrow("is no JSON");
  });
});

describe("a province in the database", () => {
  let database: DatabaseSync;
  beforeEach(() => {
    database = new DatabaseSync(":memory:");
    for (const file of globSync("schema/migrations/*.sql").sort()) database.exec(readFileSync(file, "utf8"));
  });
  const known = (): Known => knownFrom(QUESTIONS.split(";").map((question) => ({ results: database.prepare(question).all() })));
  const settle = async (of: Province, now = NOW, newPassword: string | null = null): Promise<Step> => {
    const step = await planProvince(of, known(), { now, newPassword });
    database.exec(step.statements.map(sqlText).join(""));
    return step;
  };
  const at = (now: number) => newWorld(database, { now, sessionKey: SESSION_KEY }).ctx;
  const enter = (username: string, password: string, now = NOW) =>
    signIn(at(now), { username, password, agent: "Firefox, Linux" });
  const rows = (sql: string) => database.prepare(sql).all();

  it("lets the first administrator in once, with a password that must be changed and works no more afterwards", async () => {
    const password = passwordOf(await settle(province()), "quantri");
    const entered = await enter("quantri", password);
    if (!entered.ok) throw new Error(entered.failure.tag);
    expect(entered.value.session).toMatchObject({ mustChangePassword: true, staff: { role: "administrator" } });
    const credential = { kind: "staff", tokenHash: await sha256(entered.value.token) } as const;
    expect((await changePassword(at(NOW), credential, { current: password, next: "song-hau-mua-nuoc" })).ok).toBe(true);
    expect((await enter("quantri", password)).ok).toBe(false);
    expect((await enter("quantri", "song-hau-mua-nuoc")).ok).toBe(true);
  });

  it("gives each account a password of its own that dies in a day; the database never holds it", async () => {
    const step = await settle(province());
    expect(new Set(step.passwords.map(({ password }) => password)).size).toBe(3);
    for (const { username, password } of step.passwords) {
      expect((await enter(username, password, NOW + DAY_MS - 1)).ok).toBe(true);
      expect((await enter(username, password, NOW + DAY_MS)).ok).toBe(false);
      expect(step.statements.map(sqlText).join("")).not.toContain(password);
    }
  });

  it("changes nothing the second time, and no password of anybody", async () => {
    await settle(province());
    const before = rows("SELECT * FROM staff");
    expect(await settle(province(), NOW + 1)).toEqual({ statements: [], words: [], passwords: [] });
    expect(rows("SELECT * FROM staff")).toEqual(before);
  });

  it("adds and changes what the file says, and leaves alone what it does not name", async () => {
    await settle(province());
    const step = await settle(
      editing(({ facilities, staff }) => {
        Object.assign(facilities[2] ?? {}, { name: AWKWARD });
        staff.push({ username: "ha", facility: "tyt-an-khanh", title: "ĐD", name: "Thu Hà", role: "nurse" });
        staff.splice(1, 1);
      }),
    );
    expect(step.passwords.map(({ username }) => username)).toEqual(["ha"]);
    expect(rows("SELECT name FROM facilities WHERE kind = 'station'")).toEqual([{ name: AWKWARD }]);
    expect(rows("SELECT count(*) AS n FROM staff WHERE disabled_at IS NULL")).toEqual([{ n: 4 }]);
  });

  it.each([
    ["has left", { left: true }],
    ["has another role", { role: "nurse" }],
    ["works elsewhere", { facility: "bv-da-khoa" }],
  ])("ends sessions and shift of whoever %s, in the same change", async (_what, change) => {
    const entered = await enter("quan.ankhanh", passwordOf(await settle(province()), "quan.ankhanh"));
    if (!entered.ok) throw new Error(entered.failure.tag);
    const { staff, facility } = entered.value.session;
    database.exec(
      `INSERT INTO duties (staff_id, facility_id, from_at, until_at) VALUES ('${staff.id}', '${facility.id}', ${NOW}, ${NOW + DAY_MS})`,
    );
    await settle(
      editing((of) => Object.assign(of.staff[1] ?? {}, change)),
      NOW + 5,
    );
    const credential = { kind: "staff", tokenHash: await sha256(entered.value.token) } as const;
    expect((await readSession(at(NOW + 6), credential)).ok).toBe(false);
    expect(rows("SELECT until_at FROM duties")).toEqual([{ until_at: NOW + 5 }]);
  });

  it("never opens a closed account again by itself", async () => {
    const gone = editing(({ staff }) => Object.assign(staff[1] ?? {}, { left: true }));
    const password = passwordOf(await settle(province()), "quan.ankhanh");
    await settle(gone);
    expect((await enter("quan.ankhanh", password)).ok).toBe(false);
    expect((await settle(gone)).words).toEqual([]);
    await expect(settle(province())).rejects.toThrow("was closed and stays so");
  });

  it("helps the last administrator who is locked out, and nobody whose account is closed or unknown", async () => {
    const first = passwordOf(await settle(province()), "quantri");
    const later = NOW + 3 * DAY_MS;
    const second = passwordOf(await settle(province(), later, "quantri"), "quantri");
    expect((await enter("quantri", first, later)).ok).toBe(false);
    expect((await enter("quantri", second, later)).ok).toBe(true);
    await expect(settle(province(), later, "nobody")).rejects.toThrow("There is no account nobody");
  });

  it("does not mix two provinces, and turns no station into a hospital", async () => {
    await settle(province());
    const other = province((text) =>
      text.replaceAll("so-y-te", "x-1").replaceAll("ttyt", "x-2").replaceAll("tyt-", "x-3").replaceAll("bv-", "x-4"),
    );
    await expect(settle(other)).rejects.toThrow("another province");
    const turned = editing(({ facilities }) => Object.assign(facilities[2] ?? {}, { kind: "hospital" }));
    await expect(settle(turned)).rejects.toThrow("cannot become a hospital");
  });

  it("writes every change into the audit", async () => {
    await settle(province());
    const actions = rows("SELECT actor, action, count(*) AS n FROM audit GROUP BY actor, action ORDER BY action");
    expect(actions).toEqual([
      { actor: "system", action: "facility_added", n: 4 },
      { actor: "system", action: "staff_added", n: 3 },
    ]);
  });
});

describe("through wrangler, into a real local D1", () => {
  it("arrives as it is written, all of it or nothing, and leaves no file behind", async () => {
    const state = join(folder, "state");
    await migrate(state);
    const where = localIn(state);
    const named = editing(({ facilities }) => Object.assign(facilities[2] ?? {}, { name: AWKWARD }));
    const plan = await planProvince(named, ask(where), { now: NOW });
    expect(() => apply(where, folder, [...plan.statements, ...plan.statements.slice(-3)])).toThrow("UNIQUE constraint failed");
    // Half of it would be in the way of the whole.
    apply(where, folder, plan.statements);
    expect(globSync(join(folder, "*.sql"))).toEqual([]);
    const database = openDatabase(state);
    const names = database.prepare("SELECT name FROM facilities WHERE kind = 'station'").all();
    const accounts = database.prepare("SELECT count(*) AS n FROM staff WHERE must_change_password = 1").all();
    database.close();
    expect([names, accounts]).toEqual([[{ name: AWKWARD }], [{ n: 3 }]]);
  }, 90_000);
});

describe("the flags of npm run province", () => {
  it("change nothing unless a database is named", () => {
    expect(readFlags([])).toEqual({ file: "deployment/province.json", where: null, newPassword: null });
    expect(readFlags(["a.json", "--remote"])).toEqual({ file: "a.json", where: "remote", newPassword: null });
  });
  it.each([[["--local", "--remote"]], [["--new-password", "x"]], [["a", "b"]], [["--locl"]]])("refuses %s", (args) =>
    expect(() => readFlags(args)).toThrow("npm run province"),
  );
});
