import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { letters } from "../outbox/outbox.ts";
import { isOwed } from "../outbox/rules.ts";
import { linkAnew } from "../session/sign-out.ts";
import { Dialog } from "../shell/dialog.tsx";

/** The way around a forgotten PIN: this phone is unlinked, and a code from the station or another phone links it anew. */
export function Forgotten({ close }: { close: () => void }) {
  const { route } = useLocation();
  const error = useSignal<unknown>(null);
  const doing = useSignal(false);
  const owed = (letters.value ?? []).filter(isOwed).length;
  const go = async () => {
    if (doing.value) return;
    doing.value = true;
    error.value = null;
    try {
      await linkAnew();
      route("/a", true);
    } catch (problem) {
      error.value = problem;
    }
    doing.value = false;
  };
  return (
    <Dialog title={m.lock_forgotten_title()} close={close}>
      <p>{m.lock_forgotten_what()}</p>
      {owed > 0 && (
        <p>
          <b>{m.lock_forgotten_kept({ count: owed })}</b>
        </p>
      )}
      {error.value !== null && <p role="alert">{wordsOf(error.value)}</p>}
      <button type="button" class="btn btn-2 btn-full" aria-disabled={doing.value} onClick={go}>
        {m.lock_forgotten_do()}
      </button>
    </Dialog>
  );
}
