import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { LanguageChoice } from "../shell/preferences.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage() {
  return (
    <main class="door">
      <section class="panel door-in">
        <span class="brand">
          <Icon name="logo" class="logo" />
          Đồng Hành
        </span>
        <h1>{m.signin_title()}</h1>
        <p class="dim">{m.signin_for_staff()}</p>
        <SignInForm />
        <p class="dim">{m.signin_forgotten()}</p>
        <LanguageChoice />
      </section>
    </main>
  );
}
