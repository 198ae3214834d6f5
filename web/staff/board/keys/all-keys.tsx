import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../ui/dialog.tsx";

/** Every key of the board with what it does. */
export function AllKeys({ keys, onClose }: { keys: readonly (readonly [string, string])[]; onClose: () => void }) {
  return (
    <Dialog title={m.key_all()} onClose={onClose}>
      <dl class="kv">
        {keys.map(([key, word]) => (
          <>
            <dt>
              <kbd class="kbd">{key}</kbd>
            </dt>
            <dd>{word}</dd>
          </>
        ))}
      </dl>
    </Dialog>
  );
}
