import { expect, it } from "vitest";
import { duty, staffSession } from "#schema/api/access.ts";
import { column, problemOf, read } from "../../builders/answers.ts";
import { aFacility, aStaff, send } from "../../builders/world.ts";

it("starts a shift of twelve hours, once however often it is pressed", async () => {
  const nurse = await aStaff(await aFacility());
  const presses = await Promise.all([1, 2, 3].map(() => send("/api/duty", { as: nurse, method: "POST" })));
  const shifts = await Promise.all(presses.map((press) => read(press, 200, duty)));
  expect(shifts.map((shift) => shift.until - shift.from)).toEqual([12, 12, 12].map((hours) => hours * 3_600_000));
  expect(await column("SELECT count(*) FROM duties")).toBe(1);
  const session = await read(await send("/api/session", { as: nurse }), 200, staffSession);
  expect(session.duty).not.toBeNull();
});

it("ends the shift, and a second ending does nothing", async () => {
  const nurse = await aStaff(await aFacility());
  await send("/api/duty", { as: nurse, method: "POST" });
  for (let press = 0; press < 2; press++) {
    expect((await send("/api/duty", { as: nurse, method: "DELETE" })).status).toBe(204);
  }
  const session = await read(await send("/api/session", { as: nurse }), 200, staffSession);
  expect(session.duty).toBeNull();
  expect(await column("SELECT count(*) FROM audit WHERE action = 'shift_ended'")).toBe(1);
});

it("is not for an officer", async () => {
  const officer = await aStaff(await aFacility(), { role: "officer" });
  await problemOf(await send("/api/duty", { as: officer, method: "POST" }), "forbidden");
});
