import { describe, expect, it } from "vitest";
import { newTune, soundsAgain, tuneOf, untakenCount } from "../../../web/staff/alarm/alarms.ts";
import { aRow } from "./a-row.ts";

const board = (...rows: readonly ReturnType<typeof aRow>[]) => new Map(rows.map((row) => [row.alert.id, row]));
const emergency = aRow({ name: "e", severity: "emergency" });
const urgent = aRow({ name: "u", severity: "urgent" });
const request = aRow({ name: "r", kind: "request", severity: "watch" });
const silence = aRow({ name: "s", kind: "silence", severity: "watch" });

describe("what is heard", () => {
  it("has a tune for each, and none for watch, an early silence, or what somebody holds", () => {
    expect([emergency, urgent, request, silence, aRow({ name: "w" })].map(tuneOf)).toEqual([
      "emergency",
      "urgent",
      "request",
      null,
      null,
    ]);
    expect(tuneOf(aRow({ name: "e", severity: "emergency", heldBy: "ha" }))).toBeNull();
  });
  it("sounds once, the loudest of what is new", () => {
    expect(newTune(board(), board(urgent, emergency, request))).toBe("emergency");
    expect(newTune(board(urgent), board(urgent))).toBeNull();
  });
  it("sounds again when an alert gets worse or its clock starts again", () => {
    expect(newTune(board(aRow({ name: "x", severity: "urgent" })), board(aRow({ name: "x", severity: "emergency" })))).toBe(
      "emergency",
    );
    expect(newTune(board(urgent), board(aRow({ name: "u", severity: "urgent", clockFrom: 5 })))).toBe("urgent");
    expect(newTune(board(silence), board(aRow({ name: "s", kind: "silence", severity: "urgent" })))).toBe("urgent");
  });
  it("repeats an emergency every 20 s until it is taken", () => {
    expect(soundsAgain([emergency], 0, 19_999)).toBe(false);
    expect(soundsAgain([emergency], 0, 20_000)).toBe(true);
    expect(soundsAgain([emergency], null, 0)).toBe(true);
    expect(soundsAgain([urgent], null, 0)).toBe(false);
    expect(soundsAgain([aRow({ name: "e", severity: "emergency", heldBy: "ha" })], 0, 90_000)).toBe(false);
  });
  it("counts in the title who waits in the two worst lanes", () => {
    expect(untakenCount([emergency, urgent, request, silence, aRow({ name: "h", severity: "urgent", heldBy: "ha" })])).toBe(2);
  });
});
