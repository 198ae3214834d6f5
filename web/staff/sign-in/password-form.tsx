import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { send } from "../session/request.ts";
import { loadSession } from "../session/session.ts";
import { Failure } from "../ui/failure.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { useSending } from "../ui/use-sending.ts";

/** Changes the password; every other session of this person ends. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const [current, next, again] = [useSignal(""), useSignal(""), useSignal("")];
  const differs = again.value !== "" && again.value !== next.value;
  const { sending, failure, submit } = useSending(async () => {
    if (again.value !== next.value) return;
    await send("/api/password", { method: "POST", body: { current: current.value, next: next.value } });
    for (const field of [current, next, again]) field.value = "";
    await loadSession();
    onDone();
  });
  return (
    <form class="stack" onSubmit={submit}>
      <Failure error={failure} />
      <PasswordField
        label={m.password_current()}
        autocomplete="current-password"
        value={current.value}
        onValue={(value) => {
          current.value = value;
        }}
      />
      <PasswordField
        label={m.password_next()}
        hint={m.password_rule()}
        autocomplete="new-password"
        value={next.value}
        onValue={(value) => {
          next.value = value;
        }}
      />
      <PasswordField
        label={m.password_again()}
        autocomplete="new-password"
        value={again.value}
        error={differs ? m.password_differs() : undefined}
        onValue={(value) => {
          again.value = value;
        }}
      />
      <button type="submit" class="btn btn-s" aria-disabled={sending || differs}>
        {sending ? m.console_sending() : m.password_change()}
      </button>
    </form>
  );
}
