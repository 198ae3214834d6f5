import { type ComponentChildren, h } from "preact";
import { useId } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly wide?: boolean;
}
interface Ids {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
}

function Field({ label, hint, error, wide, children }: FieldProps & { children: (ids: Ids) => ComponentChildren }) {
  const id = useId();
  const described = hint || error ? { "aria-describedby": `${id}-more` } : {};
  return (
    <div class={wide ? "f f-wide" : "f"}>
      <label class="lb" for={id}>
        {label}
      </label>
      {children({ id, ...described, ...(error ? { "aria-invalid": true } : {}) })}
      {(hint || error) && (
        <small id={`${id}-more`} class={error ? "f-err" : "dim"}>
          {error ?? hint}
        </small>
      )}
    </div>
  );
}

interface InputProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: "text" | "search" | "tel" | "password";
  readonly inputMode?: "numeric" | "decimal";
  readonly autocomplete?: "username" | "current-password" | "new-password";
  readonly name?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly autofocus?: boolean;
  readonly onKeyUp?: (event: KeyboardEvent) => void;
}

export function TextField({ label, hint, error, wide = false, onValue, ...input }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} wide={wide}>
      {(ids) =>
        // As a call: the element's types are a union over `type`, which is a variable here.
        h("input", {
          ...ids,
          ...input,
          class: "inp",
          onInput: (event: InputEvent) => event.target instanceof HTMLInputElement && onValue(event.target.value),
        })
      }
    </Field>
  );
}

/** Near its end a field says so: what is pasted beyond it would be cut off without a word. */
export function roomLeft(text: string, most: number): string | undefined {
  const left = most - text.length;
  if (left > most / 10) return undefined;
  return left > 0 ? m.field_left({ count: left }) : m.field_full({ count: most });
}

export function TextArea({
  label,
  hint,
  error,
  value,
  onValue,
  maxLength,
}: FieldProps & { value: string; onValue: (value: string) => void; maxLength: number }) {
  return (
    <Field label={label} hint={roomLeft(value, maxLength) ?? hint} error={error} wide>
      {(ids) => (
        <textarea
          class="inp"
          rows={3}
          {...ids}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

export function SelectField<V extends string>({
  label,
  hint,
  error,
  value,
  options,
  onValue,
}: FieldProps & { value: V; options: readonly Option<V>[]; onValue: (value: V) => void }) {
  const choose = (text: string) => {
    const chosen = options.find((option) => option.value === text);
    if (chosen) onValue(chosen.value);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <select class="inp" {...ids} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A question with few answers, all of them visible. */
export function ChoiceField<V extends string>({
  label,
  value,
  options,
  onValue,
  error,
  wide = false,
}: {
  label: string;
  value: V;
  options: readonly Option<V>[];
  onValue: (value: V) => void;
  error?: string | undefined;
  wide?: boolean;
}) {
  const name = useId();
  return (
    <fieldset class={wide ? "f f-choice f-wide" : "f f-choice"} {...(error ? { "data-invalid": true } : {})}>
      <legend class="lb">{label}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="opt">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onValue(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && <small class="f-err">{error}</small>}
    </fieldset>
  );
}

export function CheckField({ label, checked, onChecked }: { label: string; checked: boolean; onChecked: (on: boolean) => void }) {
  return (
    <label class="opt">
      <input type="checkbox" checked={checked} onChange={(event) => onChecked(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
