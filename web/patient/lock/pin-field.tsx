import { useEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { PIN_LENGTH } from "./pin.ts";
import "./lock.css";

interface PinFieldProps {
  readonly label: string;
  readonly text: string;
  /** Gets the figures typed so far; the last one completes the PIN. */
  readonly type: (text: string) => void;
  /** The key at the left of zero. */
  readonly extra: { readonly word: string; readonly press: () => void };
  /** Nothing is heard now. */
  readonly resting?: boolean;
  /** Which question it is; with another one the field takes the focus anew. */
  readonly of: string;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** Keys as large as a thumb, as in a check-in. */
function Keys({ text, take, extra }: { text: string; take: (text: string) => void; extra: PinFieldProps["extra"] }) {
  const key = (digit: string) => (
    <button type="button" key={digit} onClick={() => take(text + digit)}>
      {digit}
    </button>
  );
  return (
    <fieldset class="pad" aria-label={m.checkin_pad()}>
      {DIGITS.map(key)}
      <button type="button" class="word" onClick={extra.press}>
        {extra.word}
      </button>
      {key("0")}
      <button type="button" aria-label={m.checkin_pad_delete()} onClick={() => take(text.slice(0, -1))}>
        <Icon name="i-del" class="ic mid" />
      </button>
    </fieldset>
  );
}

const figuresOf = (text: string): string => text.replace(/\D/g, "").slice(0, PIN_LENGTH);

/** Four figures that nobody beside can read, on the app's own keys; a keyboard and a screen reader work too. */
export function PinField({ label, text, type, extra, resting = false, of }: PinFieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), [of]);
  const take = (typed: string) => {
    if (!resting) type(figuresOf(typed));
  };
  return (
    <>
      <label class="field pin-field">
        <span class="sr">{label}</span>
        <input
          ref={ref}
          class="num"
          type="password"
          inputMode="none"
          autocomplete="off"
          aria-disabled={resting}
          placeholder={"·".repeat(PIN_LENGTH)}
          value={text}
          onInput={({ currentTarget }) => {
            take(currentTarget.value);
            currentTarget.value = text;
          }}
        />
      </label>
      <Keys text={text} take={take} extra={extra} />
    </>
  );
}
