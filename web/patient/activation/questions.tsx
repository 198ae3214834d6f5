import { useEffect, useRef } from "preact/hooks";
import type { Relation } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Heading } from "../shell/heading.tsx";
import { OneOf } from "../shell/one-of.tsx";
import { codeFrom, shownCode } from "./code.ts";
import type { Activation } from "./use-activation.ts";

/** The one field of a question takes the focus from its heading; a screen reader reads its name, which is the question. */
function useFocus() {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
}

export function AskCode({ code, toHolder }: Activation) {
  const ref = useFocus();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        toHolder();
      }}
    >
      <Heading of="code">{m.activate_code()}</Heading>
      <p>{m.activate_code_where()}</p>
      <label class="sr" for="code">
        {m.activate_code()}
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

export function AskYear({ year, redeem }: Activation) {
  const ref = useFocus();
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
        maxLength={4}
        placeholder="····"
        value={year.value}
        onInput={({ currentTarget }) => {
          year.value = currentTarget.value.replace(/\D/g, "").slice(0, 4);
          currentTarget.value = year.value;
        }}
      />
    </form>
  );
}
