import { describe, expect, it } from "vitest";
import { encodeId } from "../../../schema/ids.ts";
import { keptCourse, keptReceipt, keptSession, uninvited } from "../../../web/patient/outbox/kept-shapes.ts";
import { letter, readyEnvelope } from "../../../web/patient/outbox/letter.ts";
import { aPerson, MORNING } from "./a-person.ts";

const id = <P extends "chk" | "stf" | "dev" | "per" | "epi" | "con">(prefix: P) => encodeId(prefix, new Uint8Array(16).fill(7));
const ha = { id: id("stf"), name: "Hà", title: "ĐD" };
/** As the app kept them before a doctor could sign an opinion and ask into a call. */
const oldMessage = { at: MORNING, by: ha, text: "Đo lại lúc 10 giờ." };
const oldReceipt = {
  checkinId: id("chk"),
  recordedAt: MORNING,
  receivedAt: MORNING,
  assessment: {
    version: 1,
    protocol: "5525",
    parameters: 1,
    severity: "watch",
    reasons: [],
    unassessed: [],
    news2: null,
    spo2Effective: 95,
  },
  alert: null,
  acceptedUntil: null,
  seen: { at: MORNING, by: ha },
  answer: oldMessage,
  nextDueAt: null,
};
const measurements = {
  spo2: { first: 95 },
  pulse: null,
  respiratoryRate: { counted: null },
  temperatureCelsius: null,
  bloodPressure: { systolicMmhg: null, diastolicMmhg: null },
  onOxygen: null,
  measuringConditions: [],
  symptoms: { answered: false, codes: [] },
  note: null,
};

describe("what lies on a phone from before the consultation", () => {
  it("a letter with an answered receipt is still read: no reading counts as unreadable", () => {
    const old = {
      kind: "checkin",
      id: id("chk"),
      personId: id("per"),
      episodeId: id("epi"),
      receipt: oldReceipt,
      form: null,
      content: { id: id("chk"), recordedAt: MORNING, language: "vi", measurements },
      ...readyEnvelope(MORNING),
      state: "receipted",
    };
    expect(letter.parse(old)).toEqual({
      ...old,
      receipt: { ...oldReceipt, measuredAt: 0, answer: { ...oldMessage, opinion: null } },
    });
  });

  it("a course keeps its messages, which are no opinions", () => {
    const kept = keptCourse.parse({ checkins: [], receipt: oldReceipt, messages: [oldMessage] });
    expect(kept.messages).toEqual([{ ...oldMessage, opinion: null }]);
    expect(kept.receipt?.answer).toEqual({ ...oldMessage, opinion: null });
    expect([kept.asked, kept.medicines]).toEqual([[], []]);
  });

  it("a session keeps its people", () => {
    const {
      call: _call,
      opinion: _opinion,
      dueWhy: _why,
      testDate: _test,
      careSince: _since,
      vaccineDoses: _doses,
      ...oldPerson
    } = aPerson();
    const parameters = { version: 1, adultNotifyMax: 1, adultRrNotifyMin: 20, dbpAloneSeverity: "watch" };
    const kept = keptSession.parse({ deviceId: id("dev"), people: [oldPerson], parameters, serverTime: MORNING });
    expect(kept.people).toEqual([{ ...aPerson(), vaccineDoses: null }]);
  });
});

describe("a call for help from before it said what for", () => {
  it("is still read and sent as it was written", () => {
    const content = { id: encodeId("not", new Uint8Array(16).fill(5)), kind: "request", recordedAt: MORNING, message: null };
    const old = { kind: "help", id: content.id, personId: id("per"), episodeId: id("epi"), content, ...readyEnvelope(MORNING) };
    expect(letter.parse(old)).toEqual(old);
  });
});

describe("what lies on a phone since then", () => {
  const opinion = { disposition: "stay_home", remeasureAt: MORNING, corrected: false, hospital: "BV Đa khoa" };

  it("an opinion without words of the doctor stays whole", () => {
    const answer = { ...oldMessage, text: "", opinion };
    expect(keptReceipt.parse({ ...oldReceipt, answer }).answer).toEqual(answer);
  });

  it("an invitation is not taken from a copy: it holds only when the service says so now", () => {
    const invited = aPerson({ call: { consultationId: id("con"), by: ha, at: MORNING } });
    const parameters = { version: 1, adultNotifyMax: 1, adultRrNotifyMin: 20, dbpAloneSeverity: "watch" };
    const kept = keptSession.parse({ deviceId: id("dev"), people: [invited], parameters, serverTime: MORNING });
    expect(uninvited(kept).people).toEqual([{ ...invited, call: null }]);
  });
});
