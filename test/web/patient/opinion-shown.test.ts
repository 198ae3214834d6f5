import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { MessageView } from "../../../schema/api/checkin.ts";
import { encodeId } from "../../../schema/ids.ts";
import { DISPOSITIONS, type Honorific } from "../../../schema/terms.ts";
import { stubBrowser } from "./a-browser.ts";
import { aPerson } from "./a-person.ts";

stubBrowser();
const { default: Opinion } = await import("../../../web/patient/opinion/opinion.tsx");
const { Spoken } = await import("../../../web/patient/opinion/spoken.tsx");
const { hearServerTime } = await import("../../../web/patient/session/clock.ts");
afterAll(() => vi.unstubAllGlobals());

const HOUR = 3_600_000;
const khoa = { id: encodeId("stf", new Uint8Array(16).fill(4)), name: "Khoa", title: "BS" };
const now = Date.now();
const aSaid = (change: Partial<NonNullable<MessageView["opinion"]>> = {}, text = "", at = now): MessageView => ({
  at,
  by: khoa,
  text,
  opinion: { disposition: "stay_home", remeasureAt: null, corrected: false, hospital: "BV Đa khoa", ...change },
});
const shown = (said: MessageView, of = aPerson()) => renderToString(h(Opinion, { said, of }));

describe("an opinion on the phone", () => {
  it.each(DISPOSITIONS)("says %s in a sentence and who signed it, where", (disposition) => {
    const page = shown(aSaid({ disposition }));
    expect(page).toContain("bà Lành");
    expect(page).toContain("BS Khoa, BV Đa khoa");
  });

  it("never shows empty quotes, with the part or before it has come", () => {
    expect(shown(aSaid())).not.toContain("“”");
    const before = renderToString(h(Spoken, { said: aSaid(), of: aPerson(), signed: "BS Khoa" }));
    expect(before).not.toContain("“”");
    expect(before).toContain("BS Khoa");
  });

  it("quotes what the doctor wrote", () => expect(shown(aSaid({}, "Bác nằm sấp."))).toContain("“Bác nằm sấp.”"));

  it("says that it was corrected", () => expect(shown(aSaid({ corrected: true }))).toContain("đã sửa lúc"));

  it("leads to the measuring that the doctor asked for", () => {
    const page = shown(aSaid({ remeasureAt: now + HOUR }));
    expect(page).toContain("Đo lại lúc");
    expect(page).toContain('href="/checkin"');
  });

  it("asks for nothing any more when the illness is not followed, or a day later", () => {
    const said = aSaid({ disposition: "transfer_hospital", remeasureAt: now + HOUR });
    expect(shown(said)).toContain("115");
    expect(shown(said, aPerson({ episodeState: "ended" }))).not.toMatch(/115|checkin/);
    expect(shown(aSaid({ disposition: "transfer_hospital" }, "", now - 25 * HOUR))).not.toContain("115");
  });

  it("counts by the station's clock, also on a phone whose clock is wrong", () => {
    hearServerTime(now + 26 * HOUR);
    expect(shown(aSaid({ disposition: "transfer_hospital" }))).not.toContain("115");
    hearServerTime(now);
  });

  it.each<[Honorific, string]>([
    ["ong", "dặn: ông Lành"],
    ["anh", "dặn: anh Lành"],
    ["none", "dặn: Lành"],
  ])("speaks to %s as the app does elsewhere", (honorific, words) =>
    expect(shown(aSaid(), aPerson({ honorific }))).toContain(words),
  );
});
