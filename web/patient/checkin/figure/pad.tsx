import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { afterKey } from "./typed-number.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
/** No figure has more places before its decimal sign. */
const MOST = 3;

interface PadProps {
  readonly text: string;
  readonly type: (text: string) => void;
  /** The key at the left of zero: a sign, or words that leave the question. */
  readonly extra: { readonly word: string; readonly label?: string; readonly isSign: boolean; readonly press: () => void };
}

/** Keys as large as a thumb. The field above stays a real one, so a keyboard and a screen reader work too. */
export function Pad({ text, type, extra }: PadProps) {
  const key = (digit: string) => (
    <button type="button" key={digit} onClick={() => type(afterKey(text, digit, MOST))}>
      {digit}
    </button>
  );
  return (
    <fieldset class="pad" aria-label={m.checkin_pad()}>
      {DIGITS.map(key)}
      <button type="button" class={extra.isSign ? "" : "word"} aria-label={extra.label} onClick={extra.press}>
        {extra.word}
      </button>
      {key("0")}
      <button type="button" aria-label={m.checkin_pad_delete()} onClick={() => type(text.slice(0, -1))}>
        <Icon name="i-del" class="ic mid" />
      </button>
    </fieldset>
  );
}
