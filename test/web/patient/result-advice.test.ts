import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it, vi } from "vitest";
import { DEFAULT_PARAMETERS } from "../../../worker/clinical/parameters.ts";
import { loadPatientWords } from "../../../worker/clinical/words.ts";
import { stubBrowser } from "./a-browser.ts";
import { aPerson } from "./a-person.ts";
import { aLetter, aReceipt } from "./a-result.ts";

stubBrowser();
const { asJudgedThere, judge, worse } = await import("../../../web/patient/result/known.ts");
const { Calm } = await import("../../../web/patient/result/calm-result.tsx");
const { adviceTexts } = await import("../../../web/patient/result/reasons.tsx");
afterAll(() => vi.unstubAllGlobals());

const words = await loadPatientWords("vi");
const outcomeOf = (receipt: ReturnType<typeof aReceipt> | null) => {
  const letter = aLetter({ spo2: { first: 96, second: 96 } });
  const judged = judge(aPerson(), letter, [], DEFAULT_PARAMETERS);
  return { checkinId: letter.id, of: aPerson(), letter, receipt, added: [], judged, severity: worse(judged, receipt) };
};
const advice = (receipt: ReturnType<typeof aReceipt> | null, told = true) => adviceTexts(outcomeOf(receipt), words, told);
const willCall = words.advice["station-calls-30"];

describe("what the phone says that the station does", () => {
  it("an open alert means that somebody calls", () => {
    expect(advice(aReceipt())).toContain(willCall);
    expect(advice(null)).toContain(willCall);
  });
  it("nobody calls because of a finding that is accepted, and the phone does not say so", () => {
    const accepted = advice(aReceipt({ alert: null, acceptedUntil: Date.now() + 1 }));
    expect(accepted).not.toContain(willCall);
    expect(accepted).toContain(words.advice["worse-call"]);
  });
  it("nor when the alert was closed, or before the station has it", () => {
    expect(advice(aReceipt({ alert: null }))).not.toContain(willCall);
    expect(advice(null, false)).not.toContain(willCall);
  });
});

describe("a result whose words could not be fetched yet", () => {
  it("says how bad it is all the same, and that something is to come", () => {
    const page = renderToString(h(Calm, { outcome: outcomeOf(aReceipt()), more: () => {} }));
    expect(page).toContain('data-sev="ur"');
    expect(page).toContain("Đang tải");
  });
});

describe("a check-in that the station judged by other parameters than this phone has", () => {
  const strict = { ...DEFAULT_PARAMETERS, version: 3 };
  const lax = { ...DEFAULT_PARAMETERS, version: 2, adultNotifyMax: 95 };
  const letter = aLetter({ spo2: { first: 96 } });
  const under = (version: number, over = {}) =>
    aReceipt({
      alert: null,
      assessment: { ...aReceipt().assessment, parameters: version, severity: "routine", reasons: [], ...over },
    });
  it("stays as it was judged there: no urgent finding of which nobody at the station knows", () => {
    const receipt = under(lax.version);
    const own = judge(aPerson(), letter, [], strict);
    expect([own.assessment.severity, own.asksAgain]).toEqual(["urgent", true]);
    const judged = asJudgedThere(own, receipt);
    expect(worse(judged, receipt)).toBe("routine");
    expect(judged).toMatchObject({ asksAgain: false, assessment: { findings: [] } });
  });
  it("keeps what was found there under stricter limits, with its values", () => {
    const found = { severity: "urgent" as const, reasons: [{ rule: "SPO2-A-U", values: { spo2: 96 } }] };
    const judged = asJudgedThere(judge(aPerson(), letter, [], lax), under(strict.version, found));
    expect(judged.assessment).toMatchObject({ severity: "urgent", findings: [{ ruleId: "SPO2-A-U", values: { spo2: 96 } }] });
  });
  it("by the same parameters the worse of both is shown, as ever", () => {
    const receipt = under(strict.version);
    const own = judge(aPerson(), letter, [], strict);
    expect(asJudgedThere(own, receipt)).toBe(own);
    expect(worse(own, receipt)).toBe("urgent");
  });
});
