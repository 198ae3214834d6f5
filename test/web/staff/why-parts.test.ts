import { afterAll, describe, expect, it, vi } from "vitest";
import { aRow } from "./a-row.ts";
import { stubDesk } from "./consultation/a-desk.ts";

const NOW = Date.UTC(2026, 2, 15, 9, 37);
const HOUR = 3_600_000;
stubDesk();
vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
const { whyParts, whyText } = await import("../../../web/staff/why-parts.ts");
const { setServerTime } = await import("../../../web/staff/session/clock.ts");
setServerTime(NOW);
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the words of a row", () => {
  const measured = (at: number) => whyText(whyParts({ ...aRow({ name: "A" }), lastCheckinAt: at }));
  it("say when figures were measured that are an hour old or older: a late reading does not look fresh", () => {
    expect(measured(NOW - 10 * HOUR)).toContain("06:37 15/03");
    expect(measured(NOW - HOUR)).toContain("15:37");
  });
  it("say what a family wants; a request of before wants to be called", () => {
    const wants = (values: Record<string, number>) => {
      const row = aRow({ name: "A", kind: "request" });
      return whyText(whyParts({ ...row, alert: { ...row.alert, reasons: [{ rule: "REQUEST", values }], message: "hết gạo" } }));
    };
    expect(wants({})).toBe("Yêu cầu gọi lại. Hết gạo");
    expect(wants({ food: 1, medicine: 1 })).toContain("Cần: thức ăn, thuốc");
    expect(wants({ food: 1 })).not.toContain("gọi lại");
    expect(wants({ call_back: 1, other: 1 })).toContain("Yêu cầu gọi lại. Cần: việc khác");
  });
  it("keep short what was measured just now", () => expect(measured(NOW - HOUR + 1)).not.toContain("15:37"));
});
