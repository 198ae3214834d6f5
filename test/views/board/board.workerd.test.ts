import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BOARD_PONG, type BoardSnapshot, SESSION_ENDED } from "#schema/api/board.ts";
import { aScreen, boardOf, openSocket, type Screen } from "../../builders/board-screen.ts";
import { aCheckin, type measured } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;
const screens: Screen[] = [];

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
});
afterEach(() => {
  for (const screen of screens.splice(0)) screen.leave();
});

const watch = async (as = nurse, since: number | null = null) => {
  const screen = await aScreen(as);
  screens.push(screen);
  screen.say({ type: "hello", since });
  return screen;
};
const submit = (over: Parameters<typeof measured>[0] = { spo2: { first: 91 } }, of = patient, as = phone) =>
  send(`/api/phone/episodes/${of.episodeId}/checkins`, { as, body: aCheckin(over) });
/** A screen that has heard of a new alert: no poke is still on its way that would look again after what a test does next. */
const anAlertOnScreen = async () => {
  const screen = await watch();
  await screen.next("snapshot");
  await submit();
  await screen.next("rows");
  return screen;
};
/** What a poke that never came leaves behind: the fact is in D1, the object does not know. */
const unheard = async (sql: string) => {
  await env.DB.batch([
    env.DB.prepare(sql),
    env.DB.prepare("INSERT INTO feed (facility_id, episode_id, at) VALUES (?, ?, 0)").bind(patient.facilityId, patient.episodeId),
  ]);
};

describe("the board without a socket", () => {
  it("shows open alerts with person, figures, why and how to reach them", async () => {
    await submit({ spo2: { first: 97 } });
    await submit({ spo2: { first: 91 }, temperatureCelsius: 38.6, symptoms: { answered: true, codes: ["cough"] } });
    const response = await send("/api/board", { as: nurse });
    expect(response.status).toBe(200);
    const board = await response.json<BoardSnapshot>();
    expect(board.patients).toBe(1);
    expect(board.rows).toHaveLength(1);
    expect(board.rows[0]).toMatchObject({
      episodeId: patient.episodeId,
      name: "Nguyễn Thị Lành",
      alert: { kind: "clinical", severity: "emergency", state: "open", may: ["acknowledge", "act", "resolve"] },
      figures: {
        spo2: { value: 91, severity: "emergency", trend: "worse" },
        respiratoryRate: { value: 16, severity: "routine" },
        temperature: { value: 38.6, severity: "watch" },
      },
      spo2Course: [97, 91],
      symptoms: ["cough"],
      source: "self",
      reach: { phone: "0900 000 417", carer: null, app: "linked" },
    });
  });

  it("says that no phone is linked when the only one has expired", async () => {
    await submit();
    await env.DB.prepare("UPDATE devices SET expires_at = ?")
      .bind(Date.now() - 1)
      .run();
    const { rows } = await (await send("/api/board", { as: nurse })).json<BoardSnapshot>();
    expect(rows[0]?.reach.app).toBe("not_linked");
  });

  it("shows what cannot be as unknown, never as a figure", async () => {
    await submit({ spo2: { first: null }, pulse: 999, symptoms: { answered: false, codes: [] } });
    const { rows } = await (await send("/api/board", { as: nurse })).json<BoardSnapshot>();
    expect(rows[0]).toMatchObject({
      figures: { spo2: { value: null, severity: null, trend: "unknown" }, pulse: { value: null, severity: null } },
      symptoms: null,
      unassessed: ["spo2", "pulse", "symptoms"],
    });
  });

  it("drops an ended episode at once, but shows a danger that was reported after its end", async () => {
    await submit();
    await env.DB.prepare("UPDATE episodes SET state = 'ended', ended_at = ?").bind(Date.now()).run();
    expect((await (await send("/api/board", { as: nurse })).json<BoardSnapshot>()).rows).toEqual([]);
    await send(`/api/phone/episodes/${patient.episodeId}/help`, {
      as: phone,
      body: { id: `not_${"0".repeat(26)}`, kind: "help", recordedAt: 1, sentAt: 1, message: null },
    });
    const { rows } = await (await send("/api/board", { as: nurse })).json<BoardSnapshot>();
    expect(rows.map((row) => row.alert.kind)).toEqual(["help"]);
  });

  it("is refused to officers, phones and nobody, and shows another station its own", async () => {
    await submit();
    expect((await send("/api/board", { as: await aStaff(patient.facilityId, { role: "officer" }) })).status).toBe(403);
    expect((await send("/api/board", { as: phone })).status).toBe(401);
    expect((await send("/api/board")).status).toBe(401);
    const elsewhere = await aStaff(await aFacility());
    expect(await (await send("/api/board", { as: elsewhere })).json()).toMatchObject({ rows: [], patients: 0 });
  });

  it("a late reading that joins an alert takes none of its weight", async () => {
    const row = async () => (await (await send("/api/board", { as: nurse })).json<BoardSnapshot>()).rows[0];
    const grave = { spo2: { first: 94, second: 94 }, pulse: 128, temperatureCelsius: 39.4 };
    await submit(grave);
    const before = await row();
    const late = aCheckin({ respiratoryRate: { counted: 21, calm: true } }, { recordedAt: Date.now() - 10 * 3_600_000 });
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: late });
    const after = await row();
    expect(after?.alert.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["SPO2-A-U", "RR-A-U", "LATE-R"]));
    expect(after?.priority.total).toBeGreaterThanOrEqual(before?.priority.total ?? Number.NaN);
  });
});

describe("the board's socket", () => {
  it("opens for nurses of this site alone", async () => {
    expect((await openSocket()).status).toBe(401);
    expect((await openSocket(phone)).status).toBe(401);
    expect((await openSocket(await aStaff(patient.facilityId, { role: "officer" }))).status).toBe(403);
    const foreign = { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" };
    expect((await openSocket(nurse, foreign)).status).toBe(403);
  });

  it("answers hello with a snapshot, and a check-in arrives as a row, its taking as the row again", async () => {
    const screen = await watch();
    expect(await screen.next("snapshot")).toMatchObject({
      rows: [],
      patients: 1,
      presence: [{ staffId: nurse.id, episodeId: null }],
    });
    await submit();
    const arrived = await screen.next("rows");
    expect(arrived).toMatchObject({ removed: [], touched: [patient.episodeId], patients: 1 });
    expect(arrived.changed).toMatchObject([{ alert: { severity: "emergency", state: "open" } }]);
    const id = arrived.changed[0]?.alert.id;
    await send(`/api/alerts/${id}/acknowledge`, { as: nurse, method: "POST" });
    expect((await screen.next("rows")).changed).toMatchObject([
      { alert: { id, state: "acknowledged", holder: { id: nurse.id } } },
    ]);
    const body = { reason: "improved", text: null, patientText: null, acceptHours: null };
    await send(`/api/alerts/${id}/resolve`, { as: nurse, body });
    expect(await screen.next("rows")).toMatchObject({ changed: [], removed: [id] });
  });

  it("tells every screen of the station and none of another", async () => {
    const [one, two] = [await watch(), await watch(await aStaff(patient.facilityId))];
    const elsewhere = await watch(await aStaff(await aFacility()));
    for (const screen of [one, two, elsewhere]) await screen.next("snapshot");
    await submit();
    await one.next("rows");
    await two.next("rows");
    expect(elsewhere.heard.filter((message) => message.type === "rows")).toEqual([]);
  });

  it("a screen that comes back with what it knows hears only that there is nothing new", async () => {
    const first = await watch();
    await first.next("snapshot");
    await submit();
    const { seq } = await first.next("rows");
    const back = await watch(nurse, seq);
    expect(await back.next("rows")).toMatchObject({ seq, changed: [], removed: [], touched: [] });
    expect(await (await watch(nurse, seq - 1)).next("snapshot")).toMatchObject({ seq, rows: [{ episodeId: patient.episodeId }] });
  });

  it("a warm board answers hello without D1", async () => {
    await anAlertOnScreen();
    await env.DB.prepare("UPDATE alerts SET severity = 'watch'").run();
    const { rows } = await (await watch()).next("snapshot");
    expect(rows[0]?.alert.severity).toBe("emergency");
  });

  it("answers a ping, and closes on what it cannot read", async () => {
    const screen = await watch();
    await screen.next("snapshot");
    screen.ping();
    await expect.poll(() => screen.raw.at(-1)).toBe(BOARD_PONG);
    for (const frame of ["not json", '{"type":"hello"}', '{"type":"shout","since":1}', '{"type":"looking","episodeId":"x"}']) {
      const other = await watch();
      other.say(frame);
      expect(await other.closed).toBe(1008);
    }
    await submit();
    await screen.next("rows");
  });

  it("says who looks at whom, and forgets who has left", async () => {
    const colleague = await aStaff(patient.facilityId, { name: "Tuấn" });
    const [one, two] = [await watch(), await watch(colleague)];
    await two.next("snapshot");
    two.say({ type: "looking", episodeId: patient.episodeId });
    const looking = { staffId: colleague.id, name: "Tuấn", title: "ĐD", episodeId: patient.episodeId };
    await expect.poll(() => one.heard.findLast((message) => message.type === "presence")?.presence).toContainEqual(looking);
    two.leave();
    await expect
      .poll(() => one.heard.findLast((message) => message.type === "presence")?.presence)
      .toEqual([{ staffId: nurse.id, name: "Hà", title: "ĐD", episodeId: null }]);
  });
});

describe("D1 wins over the live object", () => {
  it("after an eviction with sleeping sockets, a poke still tells the screens what woke it", async () => {
    const screen = await watch();
    await screen.next("snapshot");
    await evictDurableObject(boardOf(patient.facilityId), { webSockets: "hibernate" });
    await submit();
    expect(await screen.next("rows")).toMatchObject({
      touched: [patient.episodeId],
      changed: [{ alert: { severity: "emergency" } }],
      patients: 1,
    });
    await evictDurableObject(boardOf(patient.facilityId), { webSockets: "hibernate" });
    expect(await (await watch()).next("snapshot")).toMatchObject({ rows: [{ episodeId: patient.episodeId }], patients: 1 });
  });

  it("presence outlives an eviction", async () => {
    const screen = await watch();
    await screen.next("snapshot");
    screen.say({ type: "looking", episodeId: patient.episodeId });
    await expect
      .poll(() => screen.heard.findLast((message) => message.type === "presence")?.presence[0]?.episodeId)
      .toBe(patient.episodeId);
    await evictDurableObject(boardOf(patient.facilityId), { webSockets: "hibernate" });
    const { presence } = await (await watch(await aStaff(patient.facilityId))).next("snapshot");
    expect(presence).toContainEqual({ staffId: nurse.id, name: "Hà", title: "ĐD", episodeId: patient.episodeId });
  });

  it("a poke that was lost is made good by the alarm, which rings on", async () => {
    const screen = await anAlertOnScreen();
    await unheard("UPDATE alerts SET severity = 'watch'");
    expect(await runDurableObjectAlarm(boardOf(patient.facilityId))).toBe(true);
    expect((await screen.next("rows")).changed).toMatchObject([{ alert: { severity: "watch" } }]);
    expect(await runDurableObjectAlarm(boardOf(patient.facilityId))).toBe(true);
  });

  it("a database that was put back to an earlier time shows every screen what is true now, and news after it", async () => {
    const screen = await anAlertOnScreen();
    const back = [
      "DELETE FROM feed",
      "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'feed'",
      "UPDATE alerts SET severity = 'watch'",
    ];
    await env.DB.batch(back.map((sql) => env.DB.prepare(sql)));
    expect(await runDurableObjectAlarm(boardOf(patient.facilityId))).toBe(true);
    expect((await screen.next("snapshot")).rows).toMatchObject([{ alert: { severity: "watch" } }]);
    await submit();
    expect((await screen.next("rows")).changed).toMatchObject([{ alert: { severity: "emergency" } }]);
  });

  it("pokes that come at once are harmless, and each screen hears every change", async () => {
    const screen = await watch();
    await screen.next("snapshot");
    const others = await Promise.all(Array.from({ length: 8 }, () => aPatient(patient.facilityId)));
    const all = await aPhone(...others.map((each) => each.personId));
    await Promise.all(others.map((each) => submit({ spo2: { first: 90 } }, each, all)));
    const known = () =>
      new Set(screen.heard.flatMap((message) => (message.type === "rows" ? message.changed : [])).map((row) => row.episodeId));
    await expect.poll(() => known().size).toBe(8);
  });

  it("counts the patients anew when the feed tells of an end", async () => {
    const other = await aPatient(patient.facilityId);
    const screen = await watch();
    expect(await screen.next("snapshot")).toMatchObject({ patients: 2 });
    const lead = await aStaff(patient.facilityId, { role: "lead" });
    const ended = await send(`/api/episodes/${other.episodeId}/end`, { as: lead, body: { reason: "recovered", note: null } });
    expect(ended.status).toBeLessThan(300);
    expect(await screen.next("rows")).toMatchObject({ patients: 1, touched: [other.episodeId] });
  });
});

describe("a session that ended watches no more", () => {
  it("signing out closes one's own screen with 4401, a colleague's stays", async () => {
    const colleague = await watch(await aStaff(patient.facilityId));
    const screen = await watch();
    await screen.next("snapshot");
    await send("/api/session", { as: nurse, method: "DELETE" });
    expect(await screen.closed).toBe(SESSION_ENDED);
    await submit();
    await colleague.next("rows");
  });

  it("one that only expired is found by the alarm", async () => {
    const screen = await watch();
    await screen.next("snapshot");
    await env.DB.prepare("UPDATE staff_sessions SET expires_at = 1 WHERE id = ?").bind(nurse.sessionId).run();
    await runDurableObjectAlarm(boardOf(patient.facilityId));
    expect(await screen.closed).toBe(SESSION_ENDED);
  });
});
