import type { ConsultationRow } from "#schema/api/consultation.ts";
import { clockTime } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { consultations, toldAt } from "../../board/board-state.ts";
import { inTurn } from "../../board/consultation/consultation-needs.ts";
import { StaleBanner } from "../../board/stale-banner.tsx";
import { mayAsk } from "../../session/may.ts";
import { session } from "../../session/session.ts";
import { usePageTitle } from "../../shell/page-title.ts";
import { Broken, Empty, Loading } from "../../ui/state.tsx";
import { ConsultationTable } from "./consultation-table.tsx";
import { useConsultations } from "./use-consultations.ts";

/** What the board holds now, in turn: always newer than the list. */
function openNow(): ConsultationRow[] {
  const here = session.value;
  const rows = consultations.value?.values() ?? [];
  return here ? inTurn(rows, { staffId: here.staff.id, facilityId: here.facility.id }) : [];
}

function Open({ rows }: { rows: readonly ConsultationRow[] }) {
  const time = toldAt.value === null ? "?" : clockTime(toldAt.value);
  return (
    <>
      <h2 class="consults-h2">{m.consults_open()}</h2>
      {rows.length === 0 ? (
        <p class="dim">{m.consults_none_open({ time })}</p>
      ) : (
        <ConsultationTable rows={rows} label={m.consults_open()} />
      )}
    </>
  );
}

/** What this place asked or was asked: what is open, and the last ones. */
export function ConsultationsPage() {
  usePageTitle(m.nav_consultations());
  const { list, failure, load } = useConsultations();
  const open = openNow();
  const past = list?.filter((row) => !consultations.value?.has(row.id)) ?? [];
  const nothing = list !== null && open.length + past.length === 0;
  return (
    <main>
      <StaleBanner />
      <div class="page">
        <h1 class="consults-h">{m.consults_title()}</h1>
        {failure !== null && <Broken error={failure} onRetry={load} />}
        {nothing && (
          <Empty title={m.consults_none()}>
            <p>
              {mayAsk()
                ? m.consults_none_station()
                : m.board_nobody_asks_how({ time: toldAt.value === null ? "?" : clockTime(toldAt.value) })}
            </p>
          </Empty>
        )}
        {!nothing && <Open rows={open} />}
        {list === null && failure === null && <Loading what={m.consults_loading()} />}
        {past.length > 0 && (
          <>
            <h2 class="consults-h2">{m.consults_past()}</h2>
            <ConsultationTable rows={past} label={m.consults_past()} />
          </>
        )}
      </div>
    </main>
  );
}
