import { useEffect, useRef } from "preact/hooks";
import type { Relation } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Heading } from "../shell/heading.tsx";
import { isInstalled, isIos } from "../shell/install.ts";
import { OneOf } from "../shell/one-of.tsx";
import { birthYearFrom, codeFrom, likelyYear, misreadIn, shownCode } from "./code.ts";
import type { Activation } from "./use-activation.ts";

/** The one field of a question takes the focus from its heading; a screen reader reads its name, which is the question. */
function useFocus() {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
}

/** What was copied on the other phone, or out of the station's message. */
function Paste({ take }: { take: (text: string) => void }) {
  if (!navigator.clipboard?.readText) return null;
  const paste = () =>
    navigator.clipboard.readText().then(take, () => {
      // The browser was not allowed to look: the code is typed.
    });
  return (
    <button type="button" class="btn btn-2 btn-full" onClick={paste}>
      {m.activate_paste()}
    </button>
  );
}

/** The app on an iPhone's home screen, which cannot see what Safari knows. */
const isIcon = (): boolean => isInstalled() && isIos();

/** Where the code comes from: the station's sheet, or this very phone, whose home-screen app has storage of its own. */
function Where() {
  if (!isIcon()) return <p>{m.activate_code_where()}</p>;
  return (
    <ol class="steps">
      <li>{m.activate_icon_open()}</li>
      <li>{m.activate_icon_get()}</li>
      <li>{m.activate_icon_type()}</li>
    </ol>
  );
}

/** A sign that is in no code was misread on the sheet: said while it is looked at, not two questions later. */
export const misreadWords = (code: string): string | null => {
  const signs = misreadIn(code);
  return signs === "" ? null : m.activate_misread({ signs });
};

export function AskCode({ code, check }: Activation) {
  const ref = useFocus();
  const misread = misreadWords(code.value);
  const question = isIcon() ? m.activate_code_icon() : m.activate_code();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <Heading of="code">{question}</Heading>
      <Where />
      <label class="sr" for="code">
        {question}
      </label>
      <input
        ref={ref}
        id="code"
        class="inp big num"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        placeholder="····-····"
        value={shownCode(code.value)}
        onInput={({ currentTarget }) => {
          code.value = codeFrom(currentTarget.value);
          currentTarget.value = shownCode(code.value);
        }}
      />
      <p role="status" class={misread === null ? "sr" : ""}>
        <b>{misread}</b>
      </p>
      <Paste
        take={(text) => {
          code.value = codeFrom(text);
        }}
      />
    </form>
  );
}

const HOLDERS: readonly { relation: Relation; icon: string; word: () => string; more: () => string }[] = [
  { relation: "self", icon: "i-phone", word: () => m.activate_self(), more: () => m.activate_self_more() },
  { relation: "carer", icon: "i-carer", word: () => m.activate_carer(), more: () => m.activate_carer_more() },
];

export function AskHolder({ relation }: Activation) {
  return (
    <>
      <Heading of="holder">{m.activate_holder()}</Heading>
      <OneOf label={m.activate_holder()}>
        {HOLDERS.map((holder) => (
          // biome-ignore lint/a11y/useSemanticElements: the whole row is the target, as in the check-in
          <button
            type="button"
            key={holder.relation}
            class="choice"
            role="radio"
            aria-checked={relation.value === holder.relation}
            onClick={() => {
              relation.value = holder.relation;
            }}
          >
            <Icon name={holder.icon} />
            <span>
              <b>{holder.word()}</b>
              <small>{holder.more()}</small>
            </span>
            <span class="box">
              <Icon name="i-check" />
            </span>
          </button>
        ))}
      </OneOf>
    </>
  );
}

/** A year in another writing is probable: asked, and written into the field by a press. */
function LikelyYear({ year, take }: { year: number | null; take: (year: string) => void }) {
  if (year === null) return null;
  const value = String(year);
  return (
    <div class="hint">
      <p role="status">{m.slip_is_it({ value })}</p>
      <button type="button" class="btn btn-2" onClick={() => take(value)}>
        {m.slip_yes({ value })}
      </button>
    </div>
  );
}

export function AskYear({ year, error, redeem }: Activation) {
  const ref = useFocus();
  const now = new Date().getFullYear();
  const take = (text: string) => {
    // What was said of another year is not said of this one.
    [year.value, error.value] = [text, null];
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void redeem();
      }}
    >
      <Heading of="year">{m.activate_year()}</Heading>
      <p>{m.activate_year_why()}</p>
      <label class="sr" for="year">
        {m.activate_year()}
      </label>
      <input
        ref={ref}
        id="year"
        class="inp big num"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        placeholder="····"
        value={year.value}
        onInput={({ currentTarget }) => take(currentTarget.value)}
      />
      {birthYearFrom(year.value, now) === null && <LikelyYear year={likelyYear(year.value, now)} take={take} />}
    </form>
  );
}
