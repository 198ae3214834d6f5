import { effect } from "@preact/signals";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { ConsultationView } from "../../../../schema/api/consultation.ts";
import { aCheckin, aConsultation, accepted, anOpinion, decided, NOW } from "./a-consultation.ts";
import { atDesk, HOSPITAL, KHOA, stubDesk } from "./a-desk.ts";

stubDesk();
vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
const { ConsultationScreen } = await import("../../../../web/staff/consultation/page/staff-consultation.tsx");
const { Sheet } = await import("../../../../web/staff/consultation/page/sheet.tsx");
const { spo2Sentence } = await import("../../../../web/staff/consultation/page/case/spo2-course.ts");
const { session } = await import("../../../../web/staff/session/session.ts");
const { setServerTime } = await import("../../../../web/staff/session/clock.ts");
const { wordsMissing } = await import("../../../../web/staff/clinical-words.ts");
await new Promise<void>((resolve) => {
  effect(() => {
    if (!wordsMissing()) resolve();
  });
});
afterAll(() => {
  session.value = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const DOCTOR = ["decline", "decide", "write", "invite", "call"] as const;
function atKhoa(): void {
  setServerTime(NOW);
  session.value = atDesk(KHOA, HOSPITAL, NOW);
}
function shown(view: ConsultationView): string {
  atKhoa();
  return renderToString(h(ConsultationScreen, { view }));
}
function onPaper(view: ConsultationView): string {
  atKhoa();
  return renderToString(h(Sheet, { view }));
}
const withCase = (over: Partial<ConsultationView["case"]>): ConsultationView => {
  const view = accepted(DOCTOR);
  return { ...view, case: { ...view.case, ...over } };
};
/** What stands hatched in a page, in its order. */
const hatched = (page: string): string[] => [...page.matchAll(/class="unknown"><span>([^<]*)</g)].map((found) => found[1] ?? "");

describe("what is not known about the case", () => {
  it("is hatched with its word: nobody asked, nobody said; never read as none", () => {
    const page = shown(accepted(DOCTOR, { allergies: null, medicines: null, done: null }));
    expect(hatched(page).filter((word) => word === "chưa hỏi")).toHaveLength(2);
    expect(hatched(page)).toContain("chưa ghi");
  });

  it("is hatched for conditions, doses and oxygen too", () => {
    const { details } = accepted(DOCTOR).case;
    const checkins = [aCheckin(1, { onOxygen: null, symptoms: { answered: false, codes: [] } })];
    const page = shown(withCase({ details: { ...details, conditions: null, vaccineDoses: null }, checkins }));
    expect(hatched(page).filter((word) => word === "chưa hỏi")).toHaveLength(4);
    expect(page).not.toContain("Không có bệnh nền");
    expect(page).not.toContain("Không có triệu chứng");
  });

  it("is a hatch in the table, with what was typed beside it when it cannot be used", () => {
    const one = aCheckin(
      1,
      { bloodPressure: { systolicMmhg: null, diastolicMmhg: null }, pulse: 700 },
      {
        unassessed: [
          { what: "pulse", reason: "invalid" },
          { what: "bloodPressure", reason: "missing" },
        ],
      },
    );
    const page = shown(withCase({ checkins: [one] }));
    expect(hatched(page)).toEqual(expect.arrayContaining(["?", "Mạch: số không dùng được", "Huyết áp: không đo"]));
    expect(page).toContain("ghi 700");
  });

  it("stays unknown without a check-in: no score, no finding, no course", () => {
    const page = shown(withCase({ checkins: [] }));
    expect(hatched(page)).toEqual(expect.arrayContaining(["chưa tính được", "Chưa có lần đo nào."]));
    expect(page).toContain("Chưa có số SpO2 nào.");
    expect(page).not.toContain("Chưa thấy dấu hiệu nguy hiểm");
  });

  it("says of a partial score that figures are missing", () => {
    const checkins = [aCheckin(1, {}, { news2: { score: 3, partial: true } })];
    expect(shown(withCase({ checkins }))).toContain("còn thiếu số đo");
  });

  it("counts in the sentence about the SpO2 what has no figure", () => {
    const gap = aCheckin(2, { spo2: { first: null } }, { spo2Effective: null });
    expect(spo2Sentence([aCheckin(1), gap, aCheckin(3)])).toContain("1 lần không có số");
  });

  it("marks a figure outside this person's limits with the shape and its word", () => {
    expect(shown(withCase({ checkins: [aCheckin(1, { spo2: { first: 91 } })] }))).toMatch(/aria-label="Cấp cứu".*?>91</s);
  });
});

describe("the sheet of a consultation", () => {
  it("carries who, the question, what was not asked, and every signature with its day", () => {
    const sheet = onPaper({
      ...decided(["correct"], [anOpinion(1), anOpinion(2, { correction: "Sửa liều" })]),
      allergies: null,
    });
    for (const words of ["Phiếu hội chẩn", "Trạm An Khánh", "BV Đa khoa", "Sơn Thị Hạnh, sinh 1955", "Có cần chuyển ngay không?"])
      expect(sheet).toContain(words);
    expect(hatched(sheet)).toContain("chưa hỏi");
    expect(sheet.match(/Đã ký trong Đồng Hành: BS Đăng Khoa, 16:36 15\/03\/2026/g)).toHaveLength(2);
    expect(sheet).not.toMatch(/<button|<a |<nav/);
  });

  it("says that nothing is signed yet", () => expect(onPaper(aConsultation([]))).toContain("Chưa có ý kiến được ký."));
});

describe("a phone whose clock is wrong", () => {
  it("moves no reading: the case shows when it was measured by the station's clock", () => {
    const one = aCheckin(1);
    const page = shown(withCase({ checkins: [{ ...one, recordedAt: one.measuredAt - 7 * 3_600_000 }] }));
    expect(page).toContain("16:16");
    expect(page).not.toContain("09:16");
  });
});
