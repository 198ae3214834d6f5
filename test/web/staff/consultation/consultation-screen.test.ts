import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { type ConsultationView, consultationView } from "../../../../schema/api/consultation.ts";
import { aConsultation, accepted, anOpinion, decided, NOW } from "./a-consultation.ts";
import { anId, atDesk, HA, HOSPITAL, KHOA, NGA, STATION, stubDesk } from "./a-desk.ts";

stubDesk();
vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
const { ConsultationScreen } = await import("../../../../web/staff/consultation/page/staff-consultation.tsx");
const { session } = await import("../../../../web/staff/session/session.ts");
const { setServerTime } = await import("../../../../web/staff/session/clock.ts");
afterAll(() => {
  session.value = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function shown(view: ConsultationView, who = KHOA): string {
  setServerTime(NOW);
  session.value = atDesk(who, who === HA ? STATION : HOSPITAL, NOW);
  return renderToString(h(ConsultationScreen, { view: z.parse(consultationView, view) }));
}
const FORM = 'name="assessment"';
const WRITE = "Viết cho";

describe("the consultation's page while it rings", () => {
  it("lets the doctor who is rung accept or decline, write at once, and not sign", () => {
    const page = shown(aConsultation(["accept", "decline", "write"]));
    for (const words of ["Đang gọi anh chị", "Nhận hội chẩn", "Không nhận được", "Viết cho ĐD Thu Hà", "00:20"])
      expect(page).toContain(words);
    expect(page).not.toContain(FORM);
    // The devices can be tried while it rings; the call itself begins with the acceptance.
    expect(page).toContain('data-call-phase="loading"');
  });

  it("tells the station who is rung, and offers to ask elsewhere or to take it back", () => {
    const page = shown(aConsultation(["ring", "withdraw", "write"]), HA);
    expect(page).toContain("BS Đăng Khoa");
    expect(page).toContain("Hỏi bệnh viện khác");
    expect(page).toContain("Rút lại");
    expect(page).not.toContain("Nhận hội chẩn");
  });

  it("tells the station when nobody answered, and who declined with which reason", () => {
    const ring = { staff: KHOA, hospital: "BV Đa khoa", at: NOW - 60_000, outcomeAt: NOW - 30_000 };
    const rings = [
      { ...ring, outcome: "declined" as const, reason: "with_a_patient" as const, note: "Đang mổ" },
      { ...ring, staff: NGA, outcome: "not_answered" as const, reason: null, note: null },
    ];
    const page = shown(aConsultation(["ring", "withdraw", "write"], { state: "unanswered", ring: null, rings }), HA);
    for (const words of ["Gọi lại BV Đa khoa", "không nhận", "Đang khám người khác", "Đang mổ", "không trả lời"])
      expect(page).toContain(words);
  });
});

describe("the consultation's page once somebody has it", () => {
  const DOCTOR = ["decline", "decide", "write", "invite", "call"] as const;

  it("gives the form and the call to the doctor who has it", () => {
    const page = shown(accepted(DOCTOR));
    for (const words of [FORM, "Ký tên BS Đăng Khoa", "Trả lại hội chẩn", "Mời người bệnh", "data-call-phase"])
      expect(page).toContain(words);
  });

  it("gives the form to nobody else: not to a colleague, not to the station", () => {
    expect(shown(accepted(["write"]), NGA)).not.toContain(FORM);
    expect(shown(accepted(["write"]), NGA)).toContain("BS Đăng Khoa đang giữ");
    expect(shown(accepted(["withdraw", "write", "invite", "call"]), HA)).not.toContain(FORM);
  });

  it("goes on in writing and by telephone where no call server is, and says how to get one", () => {
    const call = { configured: false, invited: null, phoneLinked: true, presences: [] };
    const page = shown(accepted(["decline", "decide", "write"], { call }));
    for (const words of ["LIVEKIT_SERVER_BIN", "tel:0900000101", "tel:0900000908", WRITE, FORM]) expect(page).toContain(words);
  });

  it("says that no phone is linked, instead of an invitation that cannot arrive", () => {
    const call = { configured: true, invited: null, phoneLinked: false, presences: [] };
    const page = shown(accepted(DOCTOR, { call }));
    expect(page).toContain("Chưa gắn điện thoại nào");
    expect(page).not.toContain("Mời người bệnh vào cuộc gọi");
  });

  it("says in red words when the opinion is late", () => {
    expect(shown(accepted(DOCTOR, { opinionDueAt: NOW - 60_000 }))).toContain('class="clk over"');
  });

  it("says who was in the call, and that a time which was only seen is about", () => {
    const by = { kind: "staff" as const, staff: HA };
    const presences = [
      { who: by, joinedAt: NOW - 300_000, leftAt: NOW - 60_000, exact: false },
      {
        who: { kind: "phone" as const, personId: anId("per", 1), name: "Sơn Thị Hạnh", relation: "carer" as const },
        joinedAt: NOW - 120_000,
        leftAt: null,
        exact: true,
      },
    ];
    const page = shown(accepted(DOCTOR, { call: { configured: true, invited: null, phoneLinked: true, presences } }));
    expect(page).toContain("16:32 đến khoảng 16:36");
    expect(page).toContain("máy người chăm");
    expect(page).toContain("đang trong cuộc gọi");
  });
});

describe("the consultation's page when it is over", () => {
  it("shows the station the signed opinion with the way to say that it was read", () => {
    const page = shown(decided(["read"]), HA);
    for (const words of ["Chuyển bệnh viện", "Viêm phổi, suy hô hấp.", "BS Đăng Khoa ký lúc 16:36", "Đã đọc", "/staff/patients/"])
      expect(page).toContain(words);
    expect(page).not.toContain(FORM);
  });

  it("keeps every version in sight, with the reason of each correction", () => {
    const second = anOpinion(2, { by: NGA, disposition: "stay_home", correction: "Đo lại đã đỡ" });
    const page = shown(decided(["correct"], [anOpinion(1), second]));
    for (const words of ["Sửa ý kiến", "Bản 2", "Bản 1", "Đo lại đã đỡ", "BS Thúy Nga ký", "BS Đăng Khoa ký"])
      expect(page).toContain(words);
  });

  it("says who took it back and why", () => {
    const page = shown(
      aConsultation([], { state: "withdrawn", ring: null, withdrawn: { by: HA, at: NOW - 60_000, reason: "Đã đỡ nhiều" } }),
    );
    expect(page).toContain("ĐD Thu Hà rút lại lúc 16:36");
    expect(page).toContain("Đã đỡ nhiều");
    expect(page).not.toContain(`aria-label="${WRITE}`);
  });
});
