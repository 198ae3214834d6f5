import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { TextField } from "./fields.tsx";

interface PasswordProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autocomplete: "current-password" | "new-password";
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** A password; says when caps lock is on, and can be shown. */
export function PasswordField({ label, value, onValue, autocomplete, hint, error }: PasswordProps) {
  const caps = useSignal(false);
  const shown = useSignal(false);
  return (
    <div class="f-pass">
      <TextField
        onKeyUp={(event) => {
          caps.value = event.getModifierState("CapsLock");
        }}
        label={label}
        type={shown.value ? "text" : "password"}
        autocomplete={autocomplete}
        value={value}
        onValue={onValue}
        maxLength={200}
        required
        hint={caps.value ? m.signin_caps_lock() : hint}
        error={error}
      />
      <button
        type="button"
        class="btn btn-q btn-xs"
        aria-pressed={shown.value}
        onClick={() => {
          shown.value = !shown.value;
        }}
      >
        {shown.value ? m.signin_hide() : m.signin_show()}
      </button>
    </div>
  );
}
