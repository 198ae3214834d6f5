import { vi } from "vitest";

/** What the phone's modules ask of a browser while they are read; components are then drawn as text. */
export function stubBrowser(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("document", { documentElement: { lang: "vi" }, hidden: false, addEventListener: () => {} });
  vi.stubGlobal("navigator", { onLine: true, languages: ["vi-VN"] });
}
