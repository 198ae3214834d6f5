import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { DialogActs } from "../ui/dialog-acts.tsx";
import { actionFailure, closeDialog } from "./actions.ts";

/** The one filled action, the way out, and above them why it did not work. */
export function DialogFoot({
  sending,
  failure,
  submit,
  blocked = false,
}: {
  sending: boolean;
  failure: unknown;
  submit: string;
  blocked?: boolean;
}) {
  return (
    <>
      {failure !== null && (
        <div class="note" role="alert">
          <Icon name="i-x" />
          <b>{m.dialog_not_saved()}</b>
          <span>
            {actionFailure(failure)} {m.dialog_text_kept()}
          </span>
        </div>
      )}
      <DialogActs
        sending={sending}
        blocked={blocked}
        submit={failure !== null ? m.dialog_send_again() : submit}
        onClose={closeDialog}
      />
    </>
  );
}
