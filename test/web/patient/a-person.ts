import type { DevicePerson } from "../../../schema/api/access.ts";
import { encodeId } from "../../../schema/ids.ts";

/** A person on a phone: a woman of 60, enrolled, with an oximeter. */
export const aPerson = (change: Partial<DevicePerson> = {}): DevicePerson => ({
  personId: encodeId("per", new Uint8Array(16).fill(1)),
  episodeId: encodeId("epi", new Uint8Array(16).fill(2)),
  episodeState: "active",
  endReason: null,
  name: "Nguyễn Thị Lành",
  honorific: "ba",
  sex: "female",
  birth: { date: "1962-05-01", precision: "day" },
  language: "vi",
  relation: "self",
  facility: {
    id: encodeId("fac", new Uint8Array(16).fill(3)),
    kind: "station",
    name: "Trạm Y tế An Khánh",
    shortName: "An Khánh",
    healthPhone: null,
    welfarePhone: null,
  },
  onsetDate: null,
  testDate: null,
  vaccineDoses: 2,
  careSince: null,
  pregnant: false,
  hasOximeter: true,
  chronicHypoxia: false,
  spo2Baseline: null,
  hasCheckedIn: true,
  nextDueAt: null,
  dueWhy: "window",
  openAlert: null,
  opinion: null,
  call: null,
  consent: null,
  ...change,
});

/** 15 March 2022, 08:00 at the site. */
export const MORNING = Date.parse("2022-03-15T01:00:00Z");
