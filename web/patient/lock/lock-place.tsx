import { m } from "../../shared/paraglide/messages.js";
import { BottomBar } from "../shell/bars.tsx";
import { usePart } from "../shell/use-part.ts";

const fetchLock = () => import("./lock-screen.tsx");

/** Until the lock itself is there nothing of the people shows, and help is in reach. */
export function LockPlace() {
  const lock = usePart(true, fetchLock);
  if (lock && lock !== "gone") return <lock.Part />;
  return (
    <>
      <main class="p-main" aria-busy={lock === null}>
        <p class="dim">{lock === null ? m.loading() : m.problem_offline()}</p>
      </main>
      <BottomBar />
    </>
  );
}
