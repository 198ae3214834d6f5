import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlxReading } from "../../../../web/patient/oximeter/plx.ts";
import { fresh, left, NOTHING_HEARD, type Watch, watched } from "../../../../web/patient/oximeter/steady.ts";

const SECOND = 1_000;
const good = (spo2: number, pulse: number | null = 82): PlxReading => ({ spo2, pulse, trouble: null, final: false });
/** One message a second, from second 0. */
const heard = (readings: readonly PlxReading[], from: Watch = NOTHING_HEARD, start = 0): Watch =>
  readings.reduce((watch, reading, second) => watched(watch, reading, (start + second) * SECOND), from);
const times = (count: number, reading: PlxReading): PlxReading[] => Array.from({ length: count }, () => reading);

describe("a figure that an oximeter streams is taken", () => {
  it("when it has stood for five seconds, not before", () => {
    expect(heard(times(5, good(97))).taken).toBeNull();
    expect(heard(times(6, good(97))).taken).toMatchObject({ spo2: 97, pulse: 82 });
  });
  it("not while it still moves", () => {
    expect(heard([92, 93, 94, 95, 96, 97, 98, 99].map((spo2) => good(spo2))).taken).toBeNull();
    expect(heard([90, 97, 97, 97, 97, 97, 97].map((spo2) => good(spo2))).taken).toMatchObject({ spo2: 97 });
    expect(heard([...times(6, good(97)), good(93)]).taken).toBeNull();
  });
  it("as the lower of two that differ by one, whole, never better than it was", () => {
    expect(heard([97, 96, 97, 96, 97, 97].map((spo2) => good(spo2))).taken).toMatchObject({ spo2: 96 });
    expect(heard(times(6, good(96.9, 81.6))).taken).toMatchObject({ spo2: 96, pulse: 82 });
  });
  it("without a pulse where the device has none", () => {
    expect(heard(times(6, good(97, null))).taken).toMatchObject({ spo2: 97, pulse: null });
  });
  it.each(["weak", "fault", "unreal", "old", "wait", "broken"] as const)(
    "not after «%s»: the five seconds begin anew",
    (trouble) => {
      const spoiled = heard([...times(6, good(97)), { ...good(97), trouble }]);
      expect(spoiled).toMatchObject({ taken: null, spo2: null, trouble });
      expect(heard(times(5, good(97)), spoiled, 7).taken).toBeNull();
      expect(heard(times(6, good(97)), spoiled, 7).taken).toMatchObject({ spo2: 97 });
    },
  );
  it("not across a silence of the device", () => {
    const before = heard(times(3, good(97)));
    expect(watched(before, good(97), 8 * SECOND).taken).toBeNull();
  });
  it("never from a message that is in trouble, whatever came before", () => {
    const trouble = fc.constantFrom(null, "weak" as const, "wait" as const, "old" as const, "unreal" as const, "fault" as const);
    const reading = fc.record({ spo2: fc.constantFrom(null, 88, 92, 97), pulse: fc.constant(80), trouble, final: fc.boolean() });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1 }), (readings) => {
        const { taken } = heard(readings);
        const last = readings.at(-1);
        if (last?.trouble || last?.spo2 === null) expect(taken).toBeNull();
        if (taken) expect(readings.some(({ spo2, trouble: why }) => spo2 === taken.spo2 && why === null)).toBe(true);
      }),
    );
  });
});

describe("a spot check", () => {
  it("is taken at once, unless something is wrong with it", () => {
    expect(watched(NOTHING_HEARD, { ...good(97), final: true }, 0).taken).toMatchObject({ spo2: 97 });
    expect(watched(NOTHING_HEARD, { ...good(97), trouble: "old", final: true }, 0).taken).toBeNull();
  });
});

describe("the hand that goes to the phone", () => {
  const stood = heard(times(6, good(97)));
  it("leaves the figure standing for a minute, also when the device turns itself off", () => {
    const gone = watched(stood, { ...good(97), trouble: "no_finger" }, 10 * SECOND);
    expect(gone.taken).toMatchObject({ spo2: 97 });
    expect(left(gone, "wait", 30 * SECOND).taken).toMatchObject({ spo2: 97 });
    expect(fresh(gone, 66 * SECOND).taken).toBeNull();
    expect(left(stood, "wait", 66 * SECOND).taken).toBeNull();
  });
  it("takes nothing that had not stood still", () => {
    expect(watched(heard(times(3, good(97))), { ...good(97), trouble: "no_finger" }, 4 * SECOND).taken).toBeNull();
  });
});
