import { useRoute } from "preact-iso";
import type { PatientRecord } from "#schema/api/record.ts";
import { END_REASONS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { StaleBanner } from "../board/stale-banner.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Broken, Loading } from "../ui/state.tsx";
import { ActionsPanel } from "./actions-panel.tsx";
import { Aside } from "./aside.tsx";
import { ConsultationsPanel } from "./consultations-panel.tsx";
import { CoursePanel } from "./course/course-panel.tsx";
import { RequestsPanel } from "./family/requests-panel.tsx";
import { leadingAlert } from "./leading-alert.ts";
import { PageHead } from "./page-head.tsx";
import { endWord } from "./record-words.ts";
import { Timeline } from "./timeline.tsx";
import { useRecord } from "./use-record.ts";

function EndedNote({ record: { ended, episodeId, may } }: { record: PatientRecord }) {
  if (!ended) return null;
  const reason = END_REASONS.find((one) => one === ended.reason);
  return (
    <p class="note page-note">
      {m.record_ended_reason({ reason: reason ? endWord(reason) : ended.reason })} {ended.note}
      {may.includes("print-certificate") && (
        <>
          {" "}
          <a class="lnk" href={`/staff/patients/${episodeId}/certificate`}>
            {m.certificate_open()}
          </a>
        </>
      )}
    </p>
  );
}

/** One person: who has them, the course on one time axis, what can be done, everything that happened. */
export function PatientPage() {
  usePageTitle(m.nav_patient());
  const { params } = useRoute();
  const { record, failure, load } = useRecord(params.episodeId ?? "");
  if (record === null)
    return (
      <main class="page">
        {failure === null ? <Loading what={m.record_loading()} /> : <Broken error={failure} onRetry={load} />}
      </main>
    );
  const alert = leadingAlert(record.alerts);
  return (
    <main>
      <StaleBanner />
      {failure !== null && <Broken error={failure} onRetry={load} />}
      <PageHead record={record} alert={alert} />
      <EndedNote record={record} />
      <div class="patient">
        <Aside record={record} />
        <CoursePanel record={record} />
        <div class="side">
          <ActionsPanel record={record} alert={alert} />
          <RequestsPanel record={record} leading={alert} />
          <ConsultationsPanel rows={record.consultations} />
          <Timeline entries={record.timeline} />
        </div>
      </div>
    </main>
  );
}
