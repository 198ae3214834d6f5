import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { signOut } from "../session/session.ts";
import { hasDrafts } from "../ui/draft.ts";

/** Signing out. What was typed and not sent goes with it, so that is said before; and a desk that stays open says so too. */
export function SignOut({ look }: { look: string }) {
  const asks = useSignal(false);
  const failed = useSignal(false);
  const leave = async () => {
    failed.value = false;
    try {
      await signOut();
    } catch {
      failed.value = true;
    }
  };
  const press = (event: MouseEvent) => {
    // The menu around it closes with a press, and the question with it; the second press of two is not an answer.
    event.stopPropagation();
    if (event.detail > 1) return;
    if (asks.value || hasDrafts()) asks.value = !asks.value;
    else void leave();
  };
  return (
    // What is said stands below: the button does not move under the finger.
    <>
      <button type="button" class={`btn ${look}`} onClick={press}>
        {asks.value ? m.account_sign_out_stay() : m.account_sign_out()}
      </button>
      {asks.value && <b role="alert">{m.account_sign_out_drafts()}</b>}
      {failed.value && (
        <p class="f-err" role="alert">
          {m.account_sign_out_failed()}
        </p>
      )}
      {asks.value && (
        <button
          type="button"
          class={`btn ${look}`}
          onClick={(event) => {
            event.stopPropagation();
            void leave();
          }}
        >
          {m.account_sign_out_anyway()}
        </button>
      )}
    </>
  );
}
