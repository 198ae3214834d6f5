import { vi } from "vitest";
import type { StaffRef } from "../../../../schema/api/common.ts";
import { encodeId, type Id, type IdPrefix } from "../../../../schema/ids.ts";

export const anId = <P extends IdPrefix>(prefix: P, byte: number): Id<P> => encodeId(prefix, new Uint8Array(16).fill(byte));
export const HA: StaffRef = { id: anId("stf", 1), name: "Thu Hà", title: "ĐD" };
export const KHOA: StaffRef = { id: anId("stf", 2), name: "Đăng Khoa", title: "BS" };
export const NGA: StaffRef = { id: anId("stf", 3), name: "Thúy Nga", title: "BS" };
export const STATION = anId("fac", 1);
export const HOSPITAL = anId("fac", 2);

/** What the console's modules ask of a browser while they are read; components are then drawn as text. */
export function stubDesk(): void {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  vi.stubGlobal("localStorage", storage());
  vi.stubGlobal("sessionStorage", storage());
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal("document", { documentElement: { lang: "vi", dataset: {} }, addEventListener: () => {}, title: "" });
  vi.stubGlobal("navigator", { onLine: true, languages: ["vi-VN"] });
}

/** Who sits at the desk. */
export const atDesk = (staff: StaffRef, facilityId: Id<"fac">, serverTime: number) => ({
  staff: { ...staff, role: staff.title === "BS" ? ("doctor" as const) : ("nurse" as const), username: "desk" },
  facility: {
    id: facilityId,
    kind: facilityId === STATION ? ("station" as const) : ("hospital" as const),
    name: "Nơi làm việc",
    shortName: "Nơi làm việc",
    healthPhone: null,
    welfarePhone: null,
  },
  sessionId: anId("ses", 1),
  duty: null,
  mustChangePassword: false,
  parameters: { version: 1, adultNotifyMax: 96, adultRrNotifyMin: 20, dbpAloneSeverity: "watch" as const },
  serverTime,
});
