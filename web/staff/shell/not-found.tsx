import { m } from "../../shared/paraglide/messages.js";
import { Empty } from "../ui/state.tsx";

export function NotFound() {
  return (
    <main>
      <Empty heads title={m.console_not_found()}>
        <a class="lnk" href="/staff">
          {m.nav_board()}
        </a>
      </Empty>
    </main>
  );
}
