import type { ComponentChildren } from "preact";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { BottomBar } from "../shell/bars.tsx";
import { usePart } from "../shell/use-part.ts";

const fetchConsent = () => import("./consent-page.tsx");

/** The question of consent, fetched when it is asked. If it cannot be had, `otherwise` shows: nobody's care waits for a lost file. */
export function ConsentPlace({ of, otherwise = null }: { of: DevicePerson; otherwise?: ComponentChildren }) {
  const consent = usePart(true, fetchConsent);
  if (consent && consent !== "gone") return <consent.Part key={of.personId} of={of} />;
  if (consent === "gone" && otherwise !== null) return <>{otherwise}</>;
  return (
    <>
      <main class="p-main" aria-busy={consent === null}>
        <p class="dim">{consent === null ? m.loading() : m.problem_offline()}</p>
      </main>
      <BottomBar />
    </>
  );
}
