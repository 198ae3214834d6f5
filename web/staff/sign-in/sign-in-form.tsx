import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { signIn } from "../session/session.ts";
import { Failure } from "../ui/failure.tsx";
import { TextField } from "../ui/fields.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { useSending } from "../ui/use-sending.ts";

/** User name and password. What was typed stays when it was wrong. */
export function SignInForm({ username: known = "" }: { username?: string }) {
  const username = useSignal(known);
  const password = useSignal("");
  const { sending, failure, submit } = useSending(() => signIn(username.value.trim(), password.value));
  return (
    <form class="stack" onSubmit={submit}>
      <Failure error={failure} />
      <TextField
        label={m.signin_username()}
        name="username"
        autocomplete="username"
        autofocus={known === ""}
        required
        maxLength={64}
        value={username.value}
        onValue={(value) => {
          username.value = value;
        }}
      />
      <PasswordField
        label={m.signin_password()}
        autocomplete="current-password"
        value={password.value}
        onValue={(value) => {
          password.value = value;
        }}
      />
      <button type="submit" class="btn btn-s btn-full" aria-disabled={sending}>
        {sending ? m.console_sending() : m.signin_submit()}
      </button>
    </form>
  );
}
