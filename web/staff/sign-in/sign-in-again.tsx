import { m } from "../../shared/paraglide/messages.js";
import { staffName } from "../person-words.ts";
import { expired, leave, session } from "../session/session.ts";
import { Dialog } from "../ui/dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** The session ended in the middle of work: sign in over the page, nothing that was typed is lost. */
export function SignInAgain() {
  if (!expired.value) return null;
  return (
    <Dialog title={m.signin_again_title()} onClose={leave} closable={false}>
      <p>{m.signin_again_why()}</p>
      <SignInForm username={session.value?.staff.username ?? ""} />
      {session.value && <p class="dim">{m.signin_again_other({ name: staffName(session.value.staff) })}</p>}
      <button type="button" class="btn btn-q btn-xs" onClick={leave}>
        {m.signin_leave()}
      </button>
    </Dialog>
  );
}
