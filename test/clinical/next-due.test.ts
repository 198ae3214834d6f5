import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Due, dueAfter, type Followed } from "#clinical/next-due.ts";
import { siteHourAt } from "#clinical/schedule.ts";
import { SCHEDULE_PLANS } from "#clinical/schedule-plan.ts";
import { compareSeverity } from "#clinical/severity.ts";
import { EXTRA_GRACE_MS, NIGHT, RISK_CLASSES, SEVERITIES, SITE_OFFSET_MS } from "#schema/terms.ts";

const HOUR = 3_600_000;
/** An instant by the site's clock, of 29 November 2026 unless a day is named. */
const at = (text: string): number => Date.parse(`${text.includes("-") ? text : `2026-11-29T${text}`}+07:00`);
const clock = (ms: number): string => new Date(ms + SITE_OFFSET_MS).toISOString().slice(5, 16);
const followed = (over: Partial<Followed> = {}): Followed => ({
  lastCheckinAt: null,
  lastSeverity: null,
  riskClass: "low",
  preferred: { am: 7, pm: 18 },
  ...over,
});
const shown = ({ at: ms, why }: Due): string => `${clock(ms)} ${why}`;
/** Due after a check-in that has just come. */
const dueFrom = (measured: string, over: Partial<Followed>): string =>
  shown(dueAfter(followed({ lastCheckinAt: at(measured), lastSeverity: "routine", ...over }), at(measured), at(measured)));

describe("twice a day", () => {
  test("at the preferred hour of the next window, when all is on schedule", () => {
    expect(dueFrom("07:10", {})).toBe("11-29T18:00 window");
    expect(dueFrom("18:10", { riskClass: "medium" })).toBe("11-30T07:00 window");
  });
  test("nothing was measured yet: the window that is open", () =>
    expect(shown(dueAfter(followed({ riskClass: "very_high" }), at("08:00")))).toBe("11-29T07:00 window"));
});

describe("sooner after a finding", () => {
  test.each(["watch", "urgent", "emergency"] as const)("%s: within four hours", (lastSeverity) => {
    expect(dueFrom("07:10", { lastSeverity })).toBe("11-29T11:10 severity");
    expect(dueFrom("12:10", { lastSeverity })).toBe("11-29T16:10 severity");
  });
  test("before the night, in the hour before it, while that is an hour away", () => {
    expect(dueFrom("18:59", { lastSeverity: "watch" })).toBe("11-29T22:59 severity");
    expect(dueFrom("19:00", { lastSeverity: "watch" })).toBe("11-29T22:00 severity");
    expect(dueFrom("21:00", { lastSeverity: "urgent" })).toBe("11-29T22:00 severity");
  });
  test("watch lets people sleep, what is urgent does not", () => {
    expect(dueFrom("21:01", { lastSeverity: "watch" })).toBe("11-30T06:00 severity");
    expect(dueFrom("21:01", { lastSeverity: "urgent" })).toBe("11-30T01:01 severity");
    expect(dueFrom("2026-11-30T01:30", { lastSeverity: "watch" })).toBe("11-30T06:00 severity");
    expect(dueFrom("2026-11-30T02:00", { lastSeverity: "watch" })).toBe("11-30T06:00 severity");
  });
  test("one that came late is asked for again at once, as long as no window is sooner", () => {
    const late = followed({ lastCheckinAt: at("07:10"), lastSeverity: "watch" });
    expect(shown(dueAfter(late, at("15:00"), at("15:00")))).toBe("11-29T15:00 severity");
  });
  test("an extra that was missed is over two hours after it was due, and the windows go on", () => {
    const silent = followed({ lastCheckinAt: at("07:10"), lastSeverity: "watch" });
    expect(shown(dueAfter(silent, at("13:09")))).toBe("11-29T11:10 severity");
    expect(shown(dueAfter(silent, at("13:10")))).toBe("11-29T18:00 window");
  });
});

describe("more often at high risk", () => {
  test.each(["high", "very_high", "unknown"] as const)("%s: every six hours of the same day", (riskClass) => {
    expect(dueFrom("07:10", { riskClass })).toBe("11-29T13:10 risk");
    expect(dueFrom("13:10", { riskClass })).toBe("11-29T19:10 risk");
    expect(dueFrom("16:59", { riskClass })).toBe("11-29T22:59 risk");
    expect(dueFrom("17:00", { riskClass })).toBe("11-30T07:00 window");
  });
  test("a finding is sooner than the risk", () =>
    expect(dueFrom("07:10", { riskClass: "high", lastSeverity: "watch" })).toBe("11-29T11:10 severity"));
});

describe("whatever the case", () => {
  const anyCase = fc.record({
    minute: fc.nat(24 * 60 - 1),
    risk: fc.constantFrom(...RISK_CLASSES),
    am: fc.integer({ min: 4, max: 11 }),
    pm: fc.integer({ min: 12, max: 22 }),
  });
  const dueOf = (
    one: { minute: number; risk: (typeof RISK_CLASSES)[number]; am: number; pm: number },
    severity: (typeof SEVERITIES)[number],
  ) => {
    const measured = at("00:00") + one.minute * 60_000;
    const person = followed({
      lastCheckinAt: measured,
      lastSeverity: severity,
      riskClass: one.risk,
      preferred: { am: one.am, pm: one.pm },
    });
    return { measured, ...dueAfter(person, measured, measured) };
  };
  test("what is graver is never asked for later", () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...SEVERITIES), fc.constantFrom(...SEVERITIES), (one, a, b) => {
        const [mild, grave] = compareSeverity(a, b) < 0 ? [a, b] : [b, a];
        expect(dueOf(one, grave).at).toBeLessThanOrEqual(dueOf(one, mild).at);
      }),
    );
  });
  test("nobody is asked for an extra in the night unless it is urgent, and never before now", () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...SEVERITIES), (one, severity) => {
        const { at: due, why, measured } = dueOf(one, severity);
        const hour = siteHourAt(due);
        if (why !== "window") expect(due).toBeGreaterThanOrEqual(measured);
        if (why !== "window" && compareSeverity(severity, "urgent") < 0)
          expect(hour >= NIGHT.untilHour && hour < NIGHT.fromHour).toBe(true);
        expect(due - measured).toBeLessThanOrEqual(24 * HOUR);
      }),
    );
  });
  test("a plan asks no class that is at least high for less than the mild, and is dated with a source", () => {
    for (const {
      extraAfterHours: { risk },
      effectiveFrom,
      source,
    } of SCHEDULE_PLANS) {
      for (const each of ["high", "very_high", "unknown"] as const)
        expect(risk[each] ?? 24).toBeLessThanOrEqual(Math.min(risk.low ?? 24, risk.medium ?? 24));
      expect([effectiveFrom, source]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), expect.stringMatching(/\S/)]);
    }
    expect(EXTRA_GRACE_MS).toBe(2 * HOUR);
  });
});
