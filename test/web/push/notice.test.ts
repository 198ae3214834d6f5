import { describe, expect, it } from "vitest";
import { LANGUAGES, PUSH_CODES, type PushCode } from "#schema/terms.ts";
import { NOTHING_KEPT } from "../../../web/shared/push/kept-push.ts";
import { dataOf, heardOf, isPatientOpen, readPush, windowFor } from "../../../web/sw/push/notice.ts";

const CODES: readonly PushCode[] = [...PUSH_CODES.staff, ...PUSH_CODES.patient];
const ABOUT = "epi_01jd9h6x4t8f2m0q7c5v3b1n9k";
const noticeOf = (code: PushCode, about: string | null = ABOUT, language = "vi") =>
  readPush(JSON.stringify({ code, about, language }), NOTHING_KEPT).notice;
const aWindow = (path: string, visibilityState: DocumentVisibilityState = "hidden") => ({
  url: `https://dong-hanh.example${path}`,
  visibilityState,
});

describe("what a push shows", () => {
  it("has words of its own for each code in each language", () => {
    const shown = CODES.flatMap((code) => LANGUAGES.map((language) => noticeOf(code, ABOUT, language)));
    for (const { title, options } of shown) expect([title, options.body].every((text) => text && text.length > 3)).toBe(true);
    expect(new Set(shown.map(({ title }) => title)).size).toBe(CODES.length * LANGUAGES.length);
  });

  it("names nobody: the id stays in what is not shown", () => {
    for (const code of CODES) {
      const { title, options } = noticeOf(code);
      expect(`${title} ${options.body}`).not.toContain("epi_");
    }
  });

  it.each([undefined, "", "{", "null", '{"code":"normal","about":null,"language":"vi"}', '{"code":"emergency"}'])(
    "also when it cannot be read: %s",
    (text) => {
      const { notice, push } = readPush(text, { ...NOTHING_KEPT, language: "en" });
      expect(push).toBeNull();
      expect(notice.title).toBe("Đồng Hành has news");
      expect(notice.options.data).toEqual({ app: "patient", path: "/" });
    },
  );

  it("unreadable, it leads a professional to the board", () => {
    const told = { staff: "https://push.example/1", patient: null };
    expect(readPush("", { ...NOTHING_KEPT, told }).notice.options.data).toEqual({ app: "staff", path: "/staff" });
  });

  it("an emergency and a ring stay until they are pressed and sound again when repeated", () => {
    for (const code of ["emergency", "ring"] as const)
      expect(noticeOf(code).options).toMatchObject({ requireInteraction: true, renotify: true });
    expect(noticeOf("call").options).toMatchObject({ requireInteraction: false, renotify: true });
    expect(noticeOf("seen").options).toMatchObject({ requireInteraction: false, renotify: false });
  });

  it("a repeat replaces the same, and neither another's nor another code's", () => {
    const tag = noticeOf("emergency").options.tag;
    expect(noticeOf("emergency", ABOUT, "km").options.tag).toBe(tag);
    expect(noticeOf("emergency", "epi_01jd9h6x4t8f2m0q7c5v3b1n9m").options.tag).not.toBe(tag);
    expect(noticeOf("answer").options.tag).not.toBe(tag);
  });
});

describe("what the station is told of it", () => {
  const push = (code: PushCode) => readPush(JSON.stringify({ code, about: ABOUT, language: "vi" }), NOTHING_KEPT).push;
  it("a family's pushes have come; a professional's, and one that cannot be read, are nobody's business", () => {
    for (const code of PUSH_CODES.patient) expect(heardOf(push(code))).toEqual({ code, about: ABOUT });
    for (const code of PUSH_CODES.staff) expect(heardOf(push(code))).toBeNull();
    expect(heardOf(null)).toBeNull();
  });
});

describe("where a pressed notification leads", () => {
  it("an emergency to the patient's page, a ring to the consultation, an answer to the person at home", () => {
    expect(noticeOf("emergency").options.data).toEqual({ app: "staff", path: `/staff/patients/${ABOUT}` });
    expect(noticeOf("ring", "con_1").options.data).toEqual({ app: "staff", path: "/staff/consultations/con_1" });
    for (const code of ["seen", "answer", "call", "reminder"] as const)
      expect(noticeOf(code).options.data).toEqual({ app: "patient", path: `/?episode=${ABOUT}` });
    expect(noticeOf("test", null).options.data).toEqual({ app: "patient", path: "/reminders" });
  });

  it("about nothing, to the start of its app; shown by an older version, home", () => {
    expect(noticeOf("emergency", null).options.data.path).toBe("/staff");
    expect(noticeOf("answer", null).options.data.path).toBe("/");
    expect(dataOf({ where: "nowhere" })).toEqual({ app: "patient", path: "/" });
  });

  it("never out of the app: an id cannot add to the address", () => {
    expect(noticeOf("emergency", "../../evil?x#y").options.data.path).toBe("/staff/patients/..%2F..%2Fevil%3Fx%23y");
  });

  it("to an open window of the right app: there already, else looked at, else any, else a new one", () => {
    const to = { app: "staff", path: "/staff/patients/epi_1" } as const;
    const board = aWindow("/staff");
    const looked = aWindow("/staff/patients", "visible");
    const there = aWindow("/staff/patients/epi_1");
    expect(windowFor(to, [aWindow("/", "visible"), board, looked, there])).toBe(there);
    expect(windowFor(to, [aWindow("/", "visible"), board, looked])).toBe(looked);
    expect(windowFor(to, [aWindow("/", "visible"), board])).toBe(board);
    expect(windowFor(to, [aWindow("/", "visible"), aWindow("/staffroom")])).toBeNull();
    expect(windowFor({ app: "patient", path: "/" }, [board, looked])).toBeNull();
  });

  it("knows a patient's app that is open: the console does not take its parts away", () => {
    expect(isPatientOpen([aWindow("/staff"), aWindow("/staff/account")])).toBe(false);
    expect(isPatientOpen([aWindow("/staff"), aWindow("/phone")])).toBe(true);
  });
});
