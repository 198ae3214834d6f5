import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { install, installOffer, isInstalled, isIos } from "../shell/install.ts";

/** Only where the browser offers it, or is Apple's and offers nothing, and it has not been done. */
export function InstallHint() {
  if (isInstalled() || (!installOffer.value && !isIos())) return null;
  return (
    <section class="note">
      <Icon name="i-home" />
      <b>{m.home_install()}</b>
      <p>{installOffer.value ? m.home_install_why() : m.home_install_ios()}</p>
      {installOffer.value && (
        <div class="note-do">
          <button type="button" class="btn btn-2 btn-full" onClick={install}>
            {m.home_install_do()}
          </button>
        </div>
      )}
    </section>
  );
}
