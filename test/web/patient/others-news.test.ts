import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, expect, it, vi } from "vitest";
import type { DevicePerson } from "../../../schema/api/access.ts";
import { encodeId } from "../../../schema/ids.ts";
import { stubBrowser } from "./a-browser.ts";
import { aPerson } from "./a-person.ts";

stubBrowser();
const { OthersNews } = await import("../../../web/patient/opinion/others-news.tsx");
const { hasNewOpinion, markOpinionSeen } = await import("../../../web/patient/opinion/seen-opinions.ts");
afterAll(() => vi.unstubAllGlobals());

const at = Date.now() - 60_000;
const other = aPerson({
  personId: encodeId("per", new Uint8Array(16).fill(8)),
  episodeId: encodeId("epi", new Uint8Array(16).fill(9)),
  name: "Phạm Thị Sây",
  opinion: { at, disposition: "transfer_hospital" },
});
const shown = aPerson();

const told = (of: DevicePerson) => renderToString(h(OthersNews, { shown: of, household: [shown, other] }));

it("a decision about another of the household is told on this one's page, until somebody has looked", () => {
  expect(told(shown)).toContain("Bác sĩ vừa dặn về bà Sây");
  expect(told(other)).toBe("");
  markOpinionSeen(other);
  expect(told(shown)).toBe("");
});

it("a corrected decision is news again; one of days ago is none", () => {
  const corrected = { ...other, opinion: { at: at + 30_000, disposition: "stay_home" as const } };
  expect(hasNewOpinion(corrected, Date.now())).toBe(true);
  expect(hasNewOpinion(corrected, at + 25 * 3_600_000)).toBe(false);
});
