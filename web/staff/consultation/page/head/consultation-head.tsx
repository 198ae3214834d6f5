import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { codeOf } from "../../../../shared/severity-code.ts";
import { SeverityShape, severityWord, Unknown } from "../../../../shared/ui/severity.tsx";
import { RiskBars } from "../../../board/row/risk-bars.tsx";
import { personLine, staffName } from "../../../person-words.ts";
import { now } from "../../../session/clock.ts";
import { isStation } from "../side.ts";
import { StateClock } from "./state-clock.tsx";
import { whenWord } from "./when-word.ts";

/** The score of the newest check-in. A partial one says that it is at least so much; without a check-in it is unknown, never nought. */
function News2({ checkins }: Pick<ConsultationView["case"], "checkins">) {
  const latest = checkins.at(-1);
  if (!latest)
    return (
      <span>
        NEWS2 <Unknown word={m.consultation_no_news2()} />
      </span>
    );
  const { news2 } = latest.assessment;
  if (!news2) return <span class="dim">{m.consultation_news2_not_used()}</span>;
  return (
    <span>
      NEWS2 <b class="num">{news2.score}</b>, {news2.partial ? m.record_news2_partial() : m.record_news2_whole()}
    </span>
  );
}

function Asked({ view }: { view: ConsultationView }) {
  return (
    <>
      {m.consultation_asked_by({
        station: view.station.shortName,
        who: staffName(view.askedBy),
        hospital: view.hospital.shortName,
        when: whenWord(view.askedAt),
      })}
    </>
  );
}

/** Who it is about, how bad it was when it was asked, who asked whom, and the clock. */
export function ConsultationHead({ view, onPrint }: { view: ConsultationView; onPrint: () => void }) {
  const code = codeOf(view.severity);
  const { pregnant, pregnancyWeeks } = view.case.details;
  return (
    <section class="phead c-head" data-sev={code} aria-label={view.name}>
      <SeverityShape code={code} />
      <div class="phead-who">
        <h1>{view.name}</h1>
        <span class="dim">
          {personLine({ ...view, pregnant, pregnancyWeeks }, now.value)}. <Asked view={view} />
        </span>
      </div>
      <div>
        <span class="sev-word">{severityWord(code)}</span>
        <br />
        <News2 checkins={view.case.checkins} />
      </div>
      <RiskBars risk={view.riskClass} />
      <span class="sp" />
      <div class="c-doors">
        {isStation(view) && (
          <a class="lnk" href={`/staff/patients/${view.episodeId}`}>
            {m.consultation_open_patient()}
          </a>
        )}
        <button type="button" class="btn btn-2 btn-xs" onClick={onPrint}>
          {m.consultation_print()}
        </button>
      </div>
      <div class="c-clock">
        <StateClock view={view} />
      </div>
    </section>
  );
}
