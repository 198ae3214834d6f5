import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { SeverityShape, severityWord } from "../../shared/ui/severity.tsx";
import { Icon } from "../../shared/ui/sprite.tsx";
import { ConsultationTile } from "../board/consultation/consultation-tile.tsx";
import { RiskBars } from "../board/row/risk-bars.tsx";
import { personLine, staffName } from "../person-words.ts";
import { serverNow } from "../session/clock.ts";
import { acceptConsultation, accepting } from "./accept-consultation.ts";
import { DeclineForm } from "./decline-form.tsx";
import { useShown } from "./use-shown.ts";
import { ringing, silence } from "./watch-consultations.ts";

function About({ row }: { row: ConsultationRow }) {
  const code = codeOf(row.severity);
  return (
    <>
      <div class="ring-who">
        <SeverityShape code={code} />
        <div>
          <b class="ring-name">{row.name}</b>
          <span class="dim">{personLine(row, serverNow())}</span>
          <span class="marks">
            <span class="sev-word">{severityWord(code)}</span>
            <RiskBars risk={row.riskClass} />
          </span>
        </div>
        <ConsultationTile row={row} />
      </div>
      <p class="ring-question">{row.question}</p>
      <p class="dim">{m.consult_asks({ who: staffName(row.askedBy), time: clockTime(row.askedAt) })}</p>
    </>
  );
}

function Choice({ row, onDecline }: { row: ConsultationRow; onDecline: () => void }) {
  const { route } = useLocation();
  return (
    <div class="acts">
      <button
        type="button"
        class="btn btn-s"
        aria-disabled={accepting.value.has(row.id)}
        onClick={() => void acceptConsultation(row, route)}
      >
        <Icon name="i-check" />
        {accepting.value.has(row.id) ? m.console_sending() : m.consult_accept()}
      </button>
      <button type="button" class="btn btn-2 btn-s" onClick={onDecline}>
        {m.ring_decline()}
      </button>
    </div>
  );
}

function Ringing({ row, more }: { row: ConsultationRow; more: number }) {
  const declining = useSignal(false);
  const { element, heading } = useShown();
  const id = useId();
  const quiet = () => silence(row);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // Without this the same press goes on to close the dialog that the ring lies over.
    event.preventDefault();
    quiet();
  };
  return (
    <dialog
      ref={element}
      class="ring"
      role="alertdialog"
      aria-labelledby={id}
      data-sev={codeOf(row.severity)}
      data-ringing={row.id}
      onKeyDown={onKey}
    >
      <div class="ring-head">
        <Icon name="i-phone" />
        <h2 class="ring-title" id={id} ref={heading} tabIndex={-1}>
          {m.ring_title({ station: row.station.shortName })}
        </h2>
        <button
          type="button"
          class="btn btn-q btn-xs ring-quiet"
          onClick={quiet}
          title={m.ring_quiet()}
          aria-label={m.ring_quiet()}
        >
          <Icon name="i-x" />
        </button>
      </div>
      <div class="ring-in">
        <About row={row} />
        {declining.value ? (
          <DeclineForm
            id={row.id}
            onBack={() => {
              declining.value = false;
            }}
          />
        ) : (
          <Choice
            row={row}
            onDecline={() => {
              declining.value = true;
            }}
          />
        )}
        {more > 0 && <p class="dim">{m.ring_more({ count: more })}</p>}
      </div>
    </dialog>
  );
}

/** A consultation that rings at whoever sits here, over whichever page. */
export function RingPanel() {
  const [row] = ringing.value;
  return row ? <Ringing key={`${row.id} ${row.ring?.since}`} row={row} more={ringing.value.length - 1} /> : null;
}
