import { effect, signal } from "@preact/signals";

const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEY = "theme";

const saved = localStorage.getItem(KEY);
/** Day, night, or as the machine says. */
export const theme = signal<Theme>(THEMES.find((one) => one === saved) ?? "auto");

const machineIsDark = matchMedia("(prefers-color-scheme: dark)");
const machineSays = signal(machineIsDark.matches);
machineIsDark.addEventListener("change", ({ matches }) => {
  machineSays.value = matches;
});

effect(() => {
  const dark = theme.value === "dark" || (theme.value === "auto" && machineSays.value);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
});

export function chooseTheme(next: Theme): void {
  localStorage.setItem(KEY, next);
  theme.value = next;
}
