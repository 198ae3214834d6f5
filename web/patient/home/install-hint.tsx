import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { install, installOffer, isInstalled } from "../shell/install.ts";

/** Only where the browser offers it and it has not been done. */
export function InstallHint() {
  if (isInstalled() || !installOffer.value) return null;
  return (
    <section class="note">
      <Icon name="i-home" />
      <b>{m.home_install()}</b>
      <p>{m.home_install_why()}</p>
      <div class="note-do">
        <button type="button" class="btn btn-2 btn-full" onClick={install}>
          {m.home_install_do()}
        </button>
      </div>
    </section>
  );
}
