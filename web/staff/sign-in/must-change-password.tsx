import { m } from "../../shared/paraglide/messages.js";
import { signOut } from "../session/session.ts";
import { PasswordForm } from "./password-form.tsx";

/** After a temporary password nothing opens until it has been changed. */
export function MustChangePassword() {
  return (
    <main class="door">
      <section class="panel door-in">
        <h1>{m.password_must_title()}</h1>
        <p>{m.password_must_why()}</p>
        <PasswordForm onDone={() => undefined} />
        <button type="button" class="btn btn-q btn-xs" onClick={() => void signOut()}>
          {m.account_sign_out()}
        </button>
      </section>
    </main>
  );
}
