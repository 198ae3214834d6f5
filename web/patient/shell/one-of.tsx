import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { radioAfter } from "./radio-keys.ts";

const radiosOf = (group: HTMLElement | null): HTMLElement[] => [
  ...(group?.querySelectorAll<HTMLElement>('[role="radio"]') ?? []),
];
const isOn = (radio: HTMLElement): boolean => radio.getAttribute("aria-checked") === "true";

/** Exactly one of several, as a group with a name: one stop for the tab key, arrows go and choose, as with the browser's own. */
export function OneOf({ label, children }: { label: string; children: ComponentChildren }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const radios = radiosOf(ref.current);
    const stop = radios.find(isOn) ?? radios[0];
    for (const radio of radios) radio.tabIndex = radio === stop ? 0 : -1;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const radios = radiosOf(ref.current);
    const place = radios.findIndex((radio) => radio.contains(document.activeElement));
    const next = radios[radioAfter(event.key, place, radios.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    <div ref={ref} class="choices" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
