import { useEffect } from "preact/hooks";
import * as z from "zod/mini";
import type { Question, VitalSign } from "#clinical/form.ts";
import { asTyped } from "../checkin/figure/asks-back.tsx";
import { useText } from "../checkin/figure/use-text.ts";
import { begun, forgetBegun, keepBegun } from "../shell/begun.ts";

/** `isRead`: the oximeter sent it. */
const typed = z.object({ text: z.string(), isRead: z.boolean() });

/** The text that was left in the field of this figure; "": none. */
export const textBegun = (key: string): string => begun(key, typed)?.text ?? "";

function keep(key: string, text: string, isRead = false): void {
  if (text.trim() === "") forgetFigure(key);
  else keepBegun(key, { text, isRead });
}
export const keepFigure = (key: string, figure: number): void => keep(key, asTyped(figure));
export const forgetFigure = (key: string): void => forgetBegun((one) => one === key);

interface FigureOptions {
  readonly key: string;
  readonly vital: VitalSign;
  readonly questionAbout: (value: number) => Question | null;
}

/** The text of a figure that is added to a check-in, kept until it is sent: of an hour ago it says nothing of now, and is taken out. */
export function useFigure({ key, ...asked }: FigureOptions) {
  const before = begun(key, typed);
  const text = useText({ ...asked, initial: before?.text ?? "", changed: (now) => keep(key, now) });
  const isOver = before === null && text.text.trim() !== "";
  useEffect(() => {
    if (isOver) text.type("");
  }, [isOver]);
  return {
    ...text,
    isRead: before?.isRead ?? false,
    use: (figure: number) => {
      text.type(asTyped(figure));
      keep(key, asTyped(figure), true);
    },
  };
}
