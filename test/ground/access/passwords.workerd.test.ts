import { beforeEach, describe, expect, it } from "vitest";
import { memberList, passwordReset, sessionList, staffSession } from "#schema/api/access.ts";
import { hashPassword } from "../../../worker/ground/access/password/password-hash.ts";
import { alter, column, cookieOf, problemOf, read } from "../../builders/answers.ts";
import { aFacility, aStaff, send } from "../../builders/world.ts";

const OLD = "con đò bến nước";
const NEW = "sáng nay trời mưa";
const change = (as: { cookie: string }, current: string, next: string) => send("/api/password", { as, body: { current, next } });
const signIn = (username: string, password: string) => send("/api/session", { body: { username, password } });
const reset = (as: { cookie: string }, id: string) => send(`/api/members/${id}/password-reset`, { as, method: "POST" });

let facility: Awaited<ReturnType<typeof aFacility>>;
let nurse: Awaited<ReturnType<typeof aStaff>>;
let lead: Awaited<ReturnType<typeof aStaff>>;

beforeEach(async () => {
  facility = await aFacility();
  nurse = await aStaff(facility, { username: "lan.tran", password_hash: await hashPassword(OLD) });
  lead = await aStaff(facility, { role: "lead", name: "Minh" });
});

describe("changing one's password", () => {
  it("ends all other sessions and keeps this one", async () => {
    const other = cookieOf(await signIn("lan.tran", OLD));
    expect((await change(nurse, OLD, NEW)).status).toBe(204);
    await problemOf(await send("/api/session", { as: other }), "not-signed-in");
    expect((await send("/api/session", { as: nurse })).status).toBe(200);
    await problemOf(await signIn("lan.tran", OLD), "wrong-password");
    expect((await signIn("lan.tran", NEW)).status).toBe(201);
  });

  it("asks for the present password, and counts wrong ones as at the door", async () => {
    await problemOf(await change(nurse, "not this one", NEW), "wrong-password");
    expect(await column("SELECT failed_tries FROM staff WHERE id = ?", nurse.id)).toBe(1);
    await alter("UPDATE staff SET failed_tries = 9 WHERE id = ?", nurse.id);
    await problemOf(await change(nurse, "not this one", NEW), "wrong-password");
    await problemOf(await change(nurse, OLD, NEW), "too-many-tries");
  });

  it.each(["short", "password123", "my lan.tran is here", OLD])("refuses %s", async (weak) => {
    await problemOf(await change(nurse, OLD, weak), "weak-password");
  });
});

describe("a lead gives a colleague a password for a day", () => {
  it("which must be changed before anything else, and ends the colleague's sessions", async () => {
    const given = await read(await reset(lead, nurse.id), 200, passwordReset);
    expect(given.temporaryPassword).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d{4}$/);
    expect(given.expiresAt).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    await problemOf(await send("/api/session", { as: nurse }), "not-signed-in");

    const signedIn = await signIn("lan.tran", given.temporaryPassword);
    const here = cookieOf(signedIn);
    expect((await read(signedIn, 201, staffSession)).mustChangePassword).toBe(true);
    for (const [method, path] of [
      ["GET", "/api/patients"],
      ["GET", "/api/sessions"],
      ["POST", "/api/duty"],
    ] as const) {
      await problemOf(await send(path, { as: here, method }), "password-must-change");
    }
    expect((await send("/api/session", { as: here })).status).toBe(200);
    expect((await change(here, given.temporaryPassword, NEW)).status).toBe(204);
    await read(await send("/api/sessions", { as: here }), 200, sessionList);
  });

  it("which dies after that day", async () => {
    const given = await read(await reset(lead, nurse.id), 200, passwordReset);
    await alter("UPDATE staff SET temporary_until = ? WHERE id = ?", Date.now() - 1, nurse.id);
    await problemOf(await signIn("lan.tran", given.temporaryPassword), "wrong-password");
  });

  it("also frees a name that was locked", async () => {
    await alter("UPDATE staff SET failed_tries = 10, locked_until = ? WHERE id = ?", Date.now() + 600_000, nurse.id);
    const given = await read(await reset(lead, nurse.id), 200, passwordReset);
    expect((await signIn("lan.tran", given.temporaryPassword)).status).toBe(201);
  });

  it("but not to themselves, to an administrator, to somebody of another facility, or as a nurse", async () => {
    const administrator = await aStaff(facility, { role: "administrator" });
    const stranger = await aStaff(await aFacility());
    await problemOf(await reset(lead, lead.id), "forbidden");
    await problemOf(await reset(lead, administrator.id), "forbidden");
    await problemOf(await reset(lead, stranger.id), "not-found");
    await problemOf(await reset(nurse, lead.id), "forbidden");
  });
});

describe("members", () => {
  it("are those of the own facility for a lead, with what may be done", async () => {
    await aStaff(await aFacility());
    await send("/api/duty", { as: nurse, method: "POST" });
    const { members } = await read(await send("/api/members", { as: lead }), 200, memberList);
    const byId = new Map(members.map((member) => [member.id, member]));
    expect([...byId.keys()].sort()).toEqual([nurse.id, lead.id].sort());
    expect(byId.get(nurse.id)).toMatchObject({ may: ["reset-password"], onDutySince: expect.any(Number) });
    expect(byId.get(lead.id)).toMatchObject({ may: [], onDutySince: null });
  });

  it("are everybody for an administrator, who may reset anyone but themselves", async () => {
    const administrator = await aStaff(await aFacility({ kind: "health_department" }), { role: "administrator" });
    const { members } = await read(await send("/api/members", { as: administrator }), 200, memberList);
    expect(members).toHaveLength(3);
    expect(members.filter((member) => member.may.length === 0).map((member) => member.id)).toEqual([administrator.id]);
    expect((await reset(administrator, lead.id)).status).toBe(200);
    expect((await send("/api/patients", { as: administrator })).status).toBe(403);
  });

  it("are not for a nurse", async () => {
    await problemOf(await send("/api/members", { as: nurse }), "forbidden");
  });
});
