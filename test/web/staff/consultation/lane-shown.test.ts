import { type FunctionComponent, h } from "preact";
import { LocationProvider } from "preact-iso";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { ConsultationRow } from "../../../../schema/api/consultation.ts";
import { aConsultation, NOW } from "./a-consultation.ts";
import { atDesk, HA, HOSPITAL, KHOA, NGA, STATION, stubDesk } from "./a-desk.ts";

stubDesk();
vi.stubGlobal("innerHeight", 768);
vi.stubGlobal("location", { pathname: "/staff", search: "", href: "http://localhost/staff", origin: "http://localhost" });
vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
const { ConsultationLane } = await import("../../../../web/staff/board/consultation/consultation-lane.tsx");
const { RingPanel } = await import("../../../../web/staff/alarm/ring-panel.tsx");
const { NewsBar } = await import("../../../../web/staff/alarm/news-bar.tsx");
const { silence, silenced } = await import("../../../../web/staff/alarm/watch-consultations.ts");
const { consultations, rows } = await import("../../../../web/staff/board/board-state.ts");
const { stateWords } = await import("../../../../web/staff/consultation/consultation-words.ts");
const { session } = await import("../../../../web/staff/session/session.ts");
const { setServerTime } = await import("../../../../web/staff/session/clock.ts");
afterAll(() => {
  session.value = null;
  consultations.value = null;
  rows.value = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const row = (over: Partial<ConsultationRow> = {}): ConsultationRow => ({
  ...aConsultation([]),
  ring: { staff: KHOA, since: NOW - 20_000, until: NOW + 40_000 },
  ...over,
});
const unanswered = row({ state: "unanswered", ring: null });
const accepted = row({
  state: "accepted",
  ring: null,
  doctor: { ...KHOA, since: NOW - 400_000 },
  opinionDueAt: NOW + 500_000,
});
const signed = row({
  state: "decided",
  ring: null,
  opinion: { disposition: "stay_home", by: KHOA, at: NOW, version: 1 },
});

const show = (part: FunctionComponent) => renderToString(h(LocationProvider, null, h(part, null)));

function seen(one: ConsultationRow, who: typeof KHOA, at: string = who === HA ? STATION : HOSPITAL) {
  setServerTime(NOW);
  session.value = atDesk(who, at === STATION ? STATION : HOSPITAL, NOW);
  rows.value = new Map();
  consultations.value = new Map([[one.id, one]]);
}
const lane = (where: "above" | "below") => show(() => h(ConsultationLane, { where }));

describe("the lane of consultations", () => {
  it("stands above the alerts while somebody here must act, else below", () => {
    seen(row(), KHOA);
    expect(lane("above")).toContain("data-consultation");
    expect(lane("below")).toBe("");
    seen(row(), HA);
    expect(lane("above")).toBe("");
    expect(lane("below")).toContain("data-consultation");
    seen(unanswered, HA);
    expect(lane("above")).toContain("Không ai nhận");
  });
  it("lets a doctor take what nobody has, and a nurse nothing", () => {
    seen(row(), KHOA);
    expect(lane("above")).toContain("data-accept");
    seen(unanswered, HA);
    expect(lane("above")).not.toContain("data-accept");
    seen(accepted, NGA);
    expect(lane("below")).not.toContain("data-accept");
  });
  it("leads the station to an opinion that nobody has read", () => {
    seen(signed, HA);
    expect(lane("above")).toContain("Đọc ý kiến");
    expect(lane("above")).toContain("Ý kiến: Ở nhà, đo dày hơn");
  });
});

describe("where a consultation stands, in words that count", () => {
  it.each([
    [row(), "Đang gọi BS Đăng Khoa, còn 0:40"],
    [row({ ring: { staff: KHOA, since: NOW - 90_000, until: NOW } }), "BS Đăng Khoa chưa nhận, sắp gọi người kế tiếp"],
    [unanswered, "Không ai nhận"],
    [accepted, "BS Đăng Khoa đang xem, ý kiến còn 8:20"],
    [{ ...accepted, opinionDueAt: NOW - 65_000 }, "BS Đăng Khoa đang xem, ý kiến quá 1:05"],
    [signed, "Ý kiến: Ở nhà, đo dày hơn"],
  ])("%#: %o", (one, words) => expect(stateWords(one, NOW)).toBe(words));
  it("speaks to whoever is rung or has it, and names them to others", () => {
    expect(stateWords(row(), NOW, KHOA.id)).toBe("Đang gọi anh chị, còn 0:40");
    expect(stateWords(accepted, NOW, KHOA.id)).toBe("Anh chị đang xem, ý kiến còn 8:20");
  });
});

describe("the ring over every page", () => {
  it("is shown to the doctor who is rung, with who asks about whom and what", () => {
    seen(row(), KHOA);
    const panel = show(RingPanel);
    for (const words of ["alertdialog", "hỏi hội chẩn", row().name, row().question, "ĐD Thu Hà", "Nhận", "Từ chối"])
      expect(panel).toContain(words);
  });
  it("is shown to no colleague, no nurse, and not once it is taken or its time is over", () => {
    for (const [one, who] of [
      [row(), NGA],
      [row(), HA],
      [accepted, KHOA],
      [row({ ring: { staff: KHOA, since: NOW - 60_000, until: NOW } }), KHOA],
    ] as const) {
      seen(one, who);
      expect(show(RingPanel)).toBe("");
    }
  });
  it("is quiet once silenced, and rings anew in the next round", () => {
    seen(row(), KHOA);
    silence(row());
    expect(show(RingPanel)).toBe("");
    seen(row({ ring: { staff: KHOA, since: NOW - 1_000, until: NOW + 59_000 } }), KHOA);
    expect(show(RingPanel)).toContain("alertdialog");
    silenced.value = new Set();
  });
});

describe("news on whichever page", () => {
  it("says who signed what about whom, with the way to it; the board shows it in its lane", () => {
    seen(signed, HA);
    expect(show(NewsBar)).toBe("");
    vi.stubGlobal("location", { ...location, pathname: "/staff/patients", href: "http://localhost/staff/patients" });
    const bar = show(NewsBar);
    expect(bar).toContain("BS Đăng Khoa đã ký ý kiến về");
    expect(bar).toContain(`/staff/consultations/${signed.id}`);
  });
});
