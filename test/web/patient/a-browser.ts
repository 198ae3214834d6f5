import { vi } from "vitest";

/** A place where a page keeps words, over what it holds. */
export const aPlace = (kept = new Map<string, string>()) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});

/** What the phone's modules ask of a browser while they are read; components are then drawn as text. */
export function stubBrowser(): void {
  vi.stubGlobal("localStorage", aPlace());
  vi.stubGlobal("sessionStorage", aPlace());
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("document", { documentElement: { lang: "vi" }, hidden: false, addEventListener: () => {} });
  vi.stubGlobal("navigator", { onLine: true, languages: ["vi-VN"] });
}
