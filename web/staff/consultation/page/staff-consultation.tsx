import { useSignal } from "@preact/signals";
import { createPortal, Suspense } from "preact/compat";
import { lazy, useRoute } from "preact-iso";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { Refused } from "../../../shared/api.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { StaleBanner } from "../../board/stale-banner.tsx";
import { usePageTitle } from "../../shell/page-title.ts";
import { Broken, Empty, Loading } from "../../ui/state.tsx";
import { actFailure } from "./act.ts";
import { ToDo } from "./acts/to-do.tsx";
import { CallColumn } from "./call/call-column.tsx";
import { CasePanel } from "./case/case-panel.tsx";
import { CourseLine } from "./case/course-line.tsx";
import { LatestCheckins } from "./case/latest-checkins.tsx";
import { NotesPanel } from "./case/notes-panel.tsx";
import { ConsultationHead } from "./head/consultation-head.tsx";
import { KeptDraft } from "./opinion/kept-draft.tsx";
import { OpinionColumn } from "./opinion/opinion-column.tsx";
import { Sheet } from "./sheet.tsx";
import { isGone, useConsultation } from "./use-consultation.ts";
import { WritingPanel } from "./writing/writing-panel.tsx";
// In this order: what the page arranges comes after its parts, the paper last.
import "./case/case.css";
import "./consultation.css";
import "./sheet.css";

const WholeCourse = lazy(() => import("./case/whole-course.tsx").then((course) => course.WholeCourse));

/** More letters than fit into the lines that leave the figures in sight. */
const LONG = 300;

function Question({ question }: Pick<ConsultationView, "question">) {
  return (
    <section class="panel c-asked" aria-label={m.consultation_question()}>
      <div class="in">
        <small class="dim">{m.consultation_question()}</small>
        <p class={question.length > LONG ? "long" : ""}>{question}</p>
      </div>
    </section>
  );
}

/** The case on one screen, the call and the writing, the opinion. What is to be done stands first for a reader and on a phone. */
export function ConsultationScreen({ view }: { view: ConsultationView }) {
  const whole = useSignal(false);
  const toggle = () => {
    whole.value = !whole.value;
  };
  const decided = view.state === "decided";
  return (
    <>
      <ConsultationHead view={view} onPrint={() => print()} />
      <p class="c-asks">
        <b>{m.consultation_question()}:</b> {view.question}
      </p>
      <div class="consultation">
        <ToDo view={view} />
        {decided && <OpinionColumn key="opinion" view={view} />}
        <CallColumn key="call" view={view} />
        {!decided && <OpinionColumn key="opinion" view={view} />}
        <WritingPanel view={view} />
        <div class="c-case">
          <Question question={view.question} />
          <LatestCheckins view={view} />
          <CourseLine view={view} open={whole.value} onToggle={toggle} />
          <CasePanel view={view} />
          <NotesPanel view={view} />
        </div>
        {whole.value && (
          <Suspense fallback={<Loading what={m.course_loading()} />}>
            <WholeCourse view={view} onClose={toggle} />
          </Suspense>
        )}
      </div>
    </>
  );
}

const wasMoved = (failure: unknown): boolean => failure instanceof Refused && failure.problem.type === "consultation-moved-on";

function Gone({ id, failure }: { id: string; failure: unknown }) {
  return (
    <main>
      <Empty heads title={m.consultation_gone()}>
        <span>{wasMoved(failure) ? actFailure(failure) : m.consultation_gone_why()}</span>
        <a class="lnk" href="/staff">
          {m.nav_board()}
        </a>
      </Empty>
      <div class="page">
        <KeptDraft id={id} />
      </div>
    </main>
  );
}

/** One consultation, for either side. */
export function ConsultationPage() {
  usePageTitle(m.consult_title());
  const { params } = useRoute();
  const id = params.consultationId ?? "";
  const { view, failure, load } = useConsultation(id);
  if (isGone(failure)) return <Gone key={id} id={id} failure={failure} />;
  if (view === null)
    return (
      <main class="page">
        {failure === null ? <Loading what={m.consultation_loading()} /> : <Broken error={failure} onRetry={load} />}
      </main>
    );
  return (
    <main>
      <StaleBanner />
      {failure !== null && <Broken error={failure} onRetry={load} />}
      <ConsultationScreen key={view.id} view={view} />
      {createPortal(<Sheet view={view} />, document.body)}
    </main>
  );
}
