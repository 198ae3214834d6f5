import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { installOffer, isInstalled, isIos } from "../shell/install.ts";

/** Only where the browser offers it, or is Apple's and offers nothing, and it has not been done. The page shows how, in pictures. */
export function InstallHint() {
  if (isInstalled() || (!installOffer.value && !isIos())) return null;
  return (
    <section class="note">
      <Icon name="i-home" />
      <b>{m.home_install()}</b>
      <p>{m.home_install_why()}</p>
      <div class="note-do">
        <a class="btn btn-2 btn-full" href="/install">
          {m.home_install_do()}
        </a>
      </div>
    </section>
  );
}
