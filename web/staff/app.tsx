import { useEffect } from "preact/hooks";
import { language } from "../shared/locale.ts";
import { m } from "../shared/paraglide/messages.js";
import { Sprite } from "../shared/ui/sprite.tsx";
import { loadSession, session, sessionFailure } from "./session/session.ts";
import { Console } from "./shell/console.tsx";
import { late } from "./shell/late.ts";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { Broken, Loading } from "./ui/state.tsx";

/** Seen once in a while, after a temporary password. */
const changing = late(() => import("./sign-in/must-change-password.tsx"));

function MustChange() {
  useEffect(changing.ask, []);
  const part = changing.part.value;
  return part ? <part.MustChangePassword /> : <Loading what={m.loading()} />;
}

function Gate() {
  if (sessionFailure.value) return <Broken error={sessionFailure.value} onRetry={() => void loadSession()} />;
  if (session.value === undefined) return <Loading what={m.loading()} />;
  if (session.value === null) return <SignInPage />;
  // Whoever signs in over another's ended session begins afresh: their own board, none of the other's pages or dialogs.
  return session.value.mustChangePassword ? <MustChange /> : <Console key={session.value.staff.id} />;
}

export function App() {
  useEffect(() => void loadSession(), []);
  return (
    <>
      <Sprite />
      <div data-language={language.value}>
        <Gate />
      </div>
    </>
  );
}
