import { beforeEach, describe, expect, it } from "vitest";
import { sessionList, staffSession } from "#schema/api/access.ts";
import { hashPassword } from "../../../worker/ground/access/password/password-hash.ts";
import { alter, column, cookieOf, problemOf, read } from "../../builders/answers.ts";
import { aFacility, aStaff, send } from "../../builders/world.ts";

const PASSWORD = "Cây khế đầu ngõ";
const signIn = (username: string, password: string) => send("/api/session", { body: { username, password } });

let facility: Awaited<ReturnType<typeof aFacility>>;
let nurse: Awaited<ReturnType<typeof aStaff>>;

beforeEach(async () => {
  facility = await aFacility();
  nurse = await aStaff(facility, { username: "ha.nguyen", password_hash: await hashPassword(PASSWORD) });
});

describe("signing in", () => {
  it("opens a session, whatever the case of the name, and the cookie is kept from scripts", async () => {
    const response = await signIn(" Ha.Nguyen ", PASSWORD);
    const cookies = response.headers.get("set-cookie") ?? "";
    const session = await read(response, 201, staffSession);
    expect(session.staff).toMatchObject({ id: nurse.id, username: "ha.nguyen", role: "nurse" });
    expect(session.facility.shortName).toBe("An Khánh");
    expect(session.parameters.adultNotifyMax).toBe(96);
    expect(cookies).toMatch(/^staff=[\w-]{43}; Path=\/; Max-Age=50400; HttpOnly; SameSite=Lax$/);
    const again = await read(await send("/api/session", { as: cookieOf(response) }), 200, staffSession);
    expect(again.sessionId).toBe(session.sessionId);
  });

  it("takes a password typed with its marks apart for the same password", async () => {
    expect((await signIn("ha.nguyen", PASSWORD.normalize("NFD"))).status).toBe(201);
  });

  it("answers a wrong password and an unknown name alike", async () => {
    const wrong = await problemOf(await signIn("ha.nguyen", "another one"), "wrong-password");
    const unknown = await problemOf(await signIn("nobody", PASSWORD), "wrong-password");
    expect({ ...wrong, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    expect(await column("SELECT count(*) FROM audit WHERE action = 'sign_in_refused'")).toBe(1);
  });

  it("lets nobody in who was disabled, and ends the sessions they had", async () => {
    await alter("UPDATE staff SET disabled_at = 1 WHERE id = ?", nurse.id);
    await problemOf(await signIn("ha.nguyen", PASSWORD), "wrong-password");
    await problemOf(await send("/api/session", { as: nurse }), "not-signed-in");
  });
});

describe("ten wrong tries lock a name for a quarter of an hour", () => {
  it("refuses the right password too, says until when, and opens afterwards", async () => {
    await alter("UPDATE staff SET failed_tries = 9 WHERE id = ?", nurse.id);
    await problemOf(await signIn("ha.nguyen", "the tenth"), "wrong-password");
    const locked = await problemOf(await signIn("ha.nguyen", PASSWORD), "too-many-tries");
    expect(locked.retryAt).toBeGreaterThan(Date.now() + 14 * 60_000);
    await alter("UPDATE staff SET locked_until = ? WHERE id = ?", Date.now() - 1, nurse.id);
    expect((await signIn("ha.nguyen", PASSWORD)).status).toBe(201);
    expect(await column("SELECT failed_tries FROM staff WHERE id = ?", nurse.id)).toBe(0);
  });

  it("hears ten of many guesses sent at once", async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => signIn("ha.nguyen", `guess number ${index}`)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  });

  it("forgets wrong tries at a right one", async () => {
    await alter("UPDATE staff SET failed_tries = 8 WHERE id = ?", nurse.id);
    expect((await signIn("ha.nguyen", PASSWORD)).status).toBe(201);
    await problemOf(await signIn("ha.nguyen", "wrong again"), "wrong-password");
    expect((await signIn("ha.nguyen", PASSWORD)).status).toBe(201);
  });
});

describe("a session ends", () => {
  it("by signing out, and the shift with it", async () => {
    await send("/api/duty", { as: nurse, method: "POST" });
    const out = await send("/api/session", { as: nurse, method: "DELETE" });
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toContain("staff=; Path=/; Max-Age=0");
    await problemOf(await send("/api/session", { as: nurse }), "not-signed-in");
    expect(await column("SELECT count(*) FROM duties WHERE until_at > ?", Date.now())).toBe(0);
  });

  it("by its age", async () => {
    await alter("UPDATE staff_sessions SET expires_at = ?", Date.now() - 1);
    await problemOf(await send("/api/session", { as: nurse }), "not-signed-in");
  });

  it("by being revoked from another machine of the same person", async () => {
    const elsewhere = await signIn("ha.nguyen", PASSWORD);
    const here = cookieOf(elsewhere);
    const { sessions } = await read(await send("/api/sessions", { as: here }), 200, sessionList);
    expect(sessions.map((session) => session.current)).toEqual([true, false]);
    expect((await send(`/api/sessions/${nurse.sessionId}`, { as: here, method: "DELETE" })).status).toBe(204);
    await problemOf(await send("/api/session", { as: nurse }), "not-signed-in");
    await problemOf(await send(`/api/sessions/${nurse.sessionId}`, { as: here, method: "DELETE" }), "not-found");
  });

  it("but not from a colleague's", async () => {
    const colleague = await aStaff(facility, { role: "lead" });
    await problemOf(await send(`/api/sessions/${nurse.sessionId}`, { as: colleague, method: "DELETE" }), "not-found");
    expect((await send("/api/session", { as: nurse })).status).toBe(200);
  });
});

it("writes when somebody was last seen at most every ten minutes", async () => {
  const seen = () => column("SELECT last_seen_at FROM staff_sessions WHERE id = ?", nurse.sessionId);
  const before = await seen();
  await (await send("/api/session", { as: nurse })).text();
  expect(await seen()).toBe(before);
  await alter("UPDATE staff_sessions SET last_seen_at = ? WHERE id = ?", Date.now() - 11 * 60_000, nurse.sessionId);
  await (await send("/api/session", { as: nurse })).text();
  await expect.poll(seen).toBeGreaterThan(Date.now() - 60_000);
});
