import type { ComponentChildren } from "preact";
import type { Admission } from "#schema/api/consultation.ts";
import { m } from "../paraglide/messages.js";

export interface CallPanelProps {
  readonly consultationId: string;
  /** Asks the service for a pass, anew for every way in. */
  readonly admit: () => Promise<Admission>;
  /** A party's name as this screen says it; null: as the admission says it. */
  readonly nameOf?: (party: string) => string | null;
  /** How to go on by telephone: links with `tel:`. */
  readonly telephone?: ComponentChildren;
  /** Goes in at once, without the check of camera and microphone. */
  readonly autoJoin?: boolean;
  /** On a phone: everything is pressed with a thumb. */
  readonly large?: boolean;
}

/** The call of a consultation, from the check of the devices to leaving; for both apps. */
export default function CallPanel({ telephone, large = false }: CallPanelProps) {
  return (
    <section class={large ? "call large" : "call"} aria-label={m.room_title()} data-call-phase="idle">
      <b>{m.room_title()}</b>
      {telephone}
    </section>
  );
}
