import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const DIGIT = /^[0-9០-៩]$/u;
const isPlain = ({ ctrlKey, metaKey, altKey, isComposing, defaultPrevented }: KeyboardEvent): boolean =>
  !(ctrlKey || metaKey || altKey || isComposing || defaultPrevented);
/** The page itself, not a field, a sheet over it, or a control that has a use of its own for the key. */
const isElsewhere = ({ target }: KeyboardEvent, controls: string): boolean =>
  target instanceof Element && target.closest(`input, textarea${controls}`) === null;

/** Runs for each key while the component stands, always as it was last drawn. */
function useKeyDown(handle: (event: KeyboardEvent) => void): void {
  const newest = useRef(handle);
  newest.current = handle;
  // Before the screen is painted: between two questions no key may fall through.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => newest.current(event);
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** A digit that is typed while no field has the focus. */
export function useDigits(handle: (digit: string) => void): void {
  useKeyDown((event) => {
    if (!DIGIT.test(event.key) || !isPlain(event) || !isElsewhere(event, "")) return;
    event.preventDefault();
    handle(event.key);
  });
}

const choicesOf = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("main .choice")];

/** Arrows walk over the ticks, round at the ends; Home and End jump. One of several has arrows of its own (shell/one-of.tsx). */
function choiceFor(key: string, target: EventTarget | null): HTMLElement | undefined {
  const choices = choicesOf();
  const place = target instanceof HTMLElement ? choices.indexOf(target) : -1;
  if (place < 0 || choices[place]?.getAttribute("role") !== "checkbox") return undefined;
  if (key === "ArrowDown") return choices[(place + 1) % choices.length];
  if (key === "ArrowUp") return choices.at(place - 1);
  if (key === "Home") return choices[0];
  return key === "End" ? choices.at(-1) : undefined;
}

const pressNext = (): void => document.querySelector<HTMLElement>(".p-bar .btn:not(.btn-help)")?.click();

/**
 * A check-in without a mouse or a finger: figures go into the field wherever the focus is, arrows walk over the choices, the space bar
 * ticks, Enter is "next" as in any form, also on a tick.
 */
export function useFormKeys(): void {
  useKeyDown((event) => {
    if (!isPlain(event) || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && isElsewhere(event, ", a, summary, button:not(.choice)")) {
      event.preventDefault();
      if (!event.repeat) pressNext();
      return;
    }
    // The key itself then writes into the field that has just got the focus.
    if (DIGIT.test(event.key) && isElsewhere(event, ""))
      document.querySelector<HTMLElement>("main .field:not(.resting) input")?.focus({ preventScroll: true });
    const choice = choiceFor(event.key, event.target);
    if (choice) event.preventDefault();
    choice?.focus();
  });
}

/** The first choice gets the focus with the question, where the heading had it: its group says the question again. */
export function useFirstChoice(ready: boolean): void {
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || activeElement.tagName === "H1";
    if (!ready || !isFree) return;
    const first = document.querySelector<HTMLElement>('main .choice[tabindex="0"]') ?? choicesOf()[0];
    first?.focus({ preventScroll: true });
  }, [ready]);
}
