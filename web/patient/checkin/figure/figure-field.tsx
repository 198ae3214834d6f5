import type { RefObject } from "preact";

/** More signs than a figure has: what was typed by mistake must still be seen. */
const LONG = 5;

interface FieldProps {
  readonly label: string;
  readonly unit: string;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly done?: () => void;
  readonly active?: boolean;
  readonly focused?: () => void;
  readonly small?: boolean;
  /** Stands under the unit: where the figure came from. */
  readonly note?: string;
  /** The field itself, for whoever moves the focus. */
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/** One figure, large. The phone's own keyboard stays away while the pad is shown; a real one still types here. */
export function FigureField({
  label,
  unit,
  text,
  type,
  done,
  active = true,
  focused,
  small = false,
  note,
  inputRef,
}: FieldProps) {
  return (
    <label class={`field ${active ? "" : "resting"} ${small ? "half" : ""}`}>
      <span class="sr">{label}</span>
      <input
        {...(inputRef ? { ref: inputRef } : {})}
        class={text.length > LONG ? "num long" : "num"}
        inputMode="none"
        autocomplete="off"
        maxLength={24}
        placeholder="_"
        value={text}
        size={Math.max(2, text.length)}
        onFocus={focused}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && done?.()}
      />
      <span class="unit">
        {unit}
        {note !== undefined && <small>{note}</small>}
      </span>
      <output class="sr" aria-live="polite">
        {text}
      </output>
    </label>
  );
}
