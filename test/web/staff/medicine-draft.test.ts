import { describe, expect, it } from "vitest";
import { encodeId } from "../../../schema/ids.ts";
import { bodyOf, draftOf, type MedicineDraft, readTimes } from "../../../web/staff/patient/medicine/medicine-draft.ts";

const id = encodeId("med", new Uint8Array(16).fill(1));
const aDraft = (over: Partial<MedicineDraft> = {}): MedicineDraft => ({
  id,
  version: 0,
  name: "Paracetamol 500 mg",
  dose: "1 viên",
  times: "",
  lastDay: "",
  ...over,
});
const TODAY = "2026-03-15";
const faults = (over: Partial<MedicineDraft>) => bodyOf(aDraft(over), TODAY).faults;

describe("hours as people write them", () => {
  it.each([
    ["7:30, 19:00", ["07:30", "19:00"]],
    ["7h30; 19h", ["07:30", "19:00"]],
    ["7 giờ, 19g15", ["07:00", "19:15"]],
    ["8, 20", ["08:00", "20:00"]],
    ["19:00, 7:30, 19:00", ["07:30", "19:00"]],
    ["", []],
    [" , ", []],
  ])("%s", (text, times) => expect(readTimes(text)).toEqual({ times, wrong: [] }));

  it("what is no hour is named and never guessed", () => {
    expect(readTimes("7:30, sáng, 24:00, 7:60, 730").wrong).toEqual(["sáng", "24:00", "7:60", "730"]);
  });
});

describe("a medicine that is written down", () => {
  it("is sent as it stands: blanks around it fall away, nothing else", () => {
    expect(bodyOf(aDraft({ name: " Oresol ", dose: "1 gói, pha 200 ml ", times: "8h", lastDay: "20/3/2026" }), TODAY)).toEqual({
      body: { version: 0, name: "Oresol", dose: "1 gói, pha 200 ml", times: ["08:00"], untilDate: "2026-03-20", stopped: false },
      faults: [],
    });
  });

  it("says what is wrong with each field", () => {
    expect(faults({ name: " " })).toEqual(["name"]);
    expect(faults({ dose: "" })).toEqual(["dose"]);
    expect(faults({ times: "sáng" })).toEqual(["times"]);
    expect(faults({ times: Array.from({ length: 13 }, (_, hour) => hour).join(",") })).toEqual(["too-many-times"]);
    expect(faults({ lastDay: "31/2/2026" })).toEqual(["last-day"]);
    expect(faults({ lastDay: "14/3/2026" })).toEqual(["past-day"]);
    expect(faults({ lastDay: "15/3/2026" })).toEqual([]);
  });

  it("comes back into the fields as it was set", () => {
    const setBy = { id: encodeId("stf", new Uint8Array(16).fill(7)), name: "Hà", title: "ĐD" };
    const set = {
      id,
      version: 3,
      name: "Oresol",
      dose: "1 gói",
      times: ["08:00", "20:00"],
      untilDate: "2026-03-20",
      stopped: true,
      setBy,
      setAt: 1,
    };
    const draft = draftOf(set);
    expect(draft).toEqual({ id, version: 3, name: "Oresol", dose: "1 gói", times: "08:00, 20:00", lastDay: "20/3/2026" });
    const { setBy: _, setAt: __, id: ___, ...body } = { ...set, stopped: false };
    expect(bodyOf(draft, TODAY).body).toEqual(body);
  });
});
