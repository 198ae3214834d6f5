import { m } from "../../shared/paraglide/messages.js";
import { SignOut } from "../shell/sign-out.tsx";
import { PasswordForm } from "./password-form.tsx";

/** After a temporary password nothing opens until it has been changed. */
export function MustChangePassword() {
  return (
    <main class="door">
      <section class="panel door-in">
        <h1>{m.password_must_title()}</h1>
        <p>{m.password_must_why()}</p>
        <PasswordForm onDone={() => undefined} />
        <SignOut look="btn-q btn-xs" />
      </section>
    </main>
  );
}
