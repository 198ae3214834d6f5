import { useSignal } from "@preact/signals";
import type * as z from "zod/mini";
import type { activation } from "#schema/api/enrolment.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { session } from "../session/session.ts";

export type Activation = z.infer<typeof activation>;
const grouped = (code: string): string => (code.includes("-") ? code : `${code.slice(0, 4)}-${code.slice(4)}`);

/** The card to hand over: link, QR and code. It is shown once; only its hash is kept. Printed alone. */
export function ActivationCard({ name, activation: { code, link, qrSvg, expiresAt } }: { name: string; activation: Activation }) {
  const copied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(`${link}\n${grouped(code)}`);
    copied.value = true;
  };
  const facility = session.value?.facility;
  return (
    <section class="panel print-card" aria-label={m.card_title()}>
      <div class="card-in">
        <img src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`} alt={m.card_qr()} width="180" height="180" />
        <div class="stack">
          <h2>{m.card_for({ name })}</h2>
          <p>{m.card_how()}</p>
          <p class="card-code num">{grouped(code)}</p>
          <p class="card-link">{link}</p>
          <p>{m.card_expires({ time: clockTime(expiresAt), day: dayNumber(expiresAt) })}</p>
          <p class="dim">
            {facility?.name} {facility?.healthPhone}
          </p>
        </div>
      </div>
      <div class="acts no-print">
        <button type="button" class="btn btn-s" onClick={() => print()}>
          {m.card_print()}
        </button>
        <button type="button" class="btn btn-2 btn-s" onClick={() => void copy()}>
          {copied.value ? m.card_copied() : m.card_copy()}
        </button>
      </div>
      <p class="dim no-print">{m.card_once()}</p>
    </section>
  );
}
