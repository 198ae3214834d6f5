import { describe, expect, it } from "vitest";
import type { ConsultationRow } from "../../../../schema/api/consultation.ts";
import { freshNews, stationNews } from "../../../../web/staff/alarm/consultation-news.ts";
import { aConsultation, NOW } from "./a-consultation.ts";
import { HA, HOSPITAL, KHOA, STATION } from "./a-desk.ts";

const opinion = (version: number) => ({ disposition: "stay_home" as const, by: KHOA, at: NOW, version });
const row = (over: Partial<ConsultationRow>): ConsultationRow => ({ ...aConsultation([]), read: null, opinion: null, ...over });
const ringing = row({});
const unanswered = row({ state: "unanswered", ring: null });
const signed = (version = 1) => row({ state: "decided", ring: null, opinion: opinion(version) });
const news = (...rows: readonly ConsultationRow[]) => stationNews(rows, STATION);

describe("news of a consultation at the station", () => {
  it("is that nobody answered, and an opinion that nobody has read; ringing is none", () => {
    expect(news(ringing)).toEqual([]);
    expect(news(unanswered)).toHaveLength(1);
    expect(news(signed())).toHaveLength(1);
    expect(news({ ...signed(), read: { by: HA, at: NOW } })).toEqual([]);
  });
  it("is none for the hospital that signed it", () => expect(stationNews([unanswered, signed()], HOSPITAL)).toEqual([]));
  it("sounds once: not at the first look, not again while it stands", () => {
    expect(freshNews(null, news(unanswered))).toEqual([]);
    expect(freshNews(news(ringing), news(unanswered))).toHaveLength(1);
    expect(freshNews(news(unanswered), news(unanswered))).toEqual([]);
  });
  it("sounds again for a corrected opinion, and when nobody answers a second time", () => {
    expect(freshNews(news(signed()), news(signed(2)))).toHaveLength(1);
    expect(freshNews(news(ringing), news(unanswered))).toHaveLength(1);
  });
});
