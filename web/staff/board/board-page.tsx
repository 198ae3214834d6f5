import { useEffect } from "preact/hooks";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { mayOpen } from "../session/may.ts";
import { session } from "../session/session.ts";
import { LateConsultationLane } from "../shell/consultation-late.tsx";
import { late } from "../shell/late.ts";
import { NotForRole } from "../shell/not-for-role.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Broken, Empty, Loading } from "../ui/state.tsx";
import { boardFailure, consultations, line, patients, rows, toldAt } from "./board-state.ts";
import { DeskBoard } from "./desk-board.tsx";
import { BoardKeys } from "./keys/keys.tsx";
import { StaleBanner } from "./stale-banner.tsx";
import { Tools } from "./tools.tsx";
import { narrow } from "./view.ts";

/** A desk never asks for it. */
const phone = late(() => import("./phone-board.tsx"));

function Cards() {
  useEffect(phone.ask, []);
  const part = phone.part.value;
  return part ? <part.PhoneBoard /> : <Loading what={m.board_loading({ place: session.value?.facility.shortName ?? "" })} />;
}

const isStation = (): boolean => session.value?.facility.kind === "station";

/** Where nobody is cared for at home but stations ask. Whoever has not begun the shift is told that nothing rings. */
function NobodyAsks({ time }: { time: string }) {
  return (
    <Empty title={m.board_nobody_asks()}>
      <p>{m.board_nobody_asks_how({ time })}</p>
      {session.value?.duty === null && <p>{m.board_not_rung()}</p>}
      <a class="lnk" href="/staff/consultations">
        {m.board_past_consultations()}
      </a>
    </Empty>
  );
}

/** Nothing is open: why, and as of when. A place that cares for nobody at home says so. */
function NothingOpen() {
  const time = toldAt.value === null ? "?" : clockTime(toldAt.value);
  const inCare = patients.value ?? 0;
  if (inCare > 0)
    return (
      <Empty title={m.board_empty()}>
        <p>{m.board_empty_patients({ count: inCare, time })}</p>
        <a class="lnk" href="/staff/patients">
          {m.board_empty_list()}
        </a>
      </Empty>
    );
  if (!isStation()) return <NobodyAsks time={time} />;
  return (
    <Empty title={m.board_no_patients()}>
      <p>{m.board_no_patients_how({ time })}</p>
      {mayOpen("enrol") && (
        <a class="btn btn-s" href="/staff/enrol">
          {m.nav_enrol()}
        </a>
      )}
    </Empty>
  );
}

const isAsked = (): boolean => (consultations.value?.size ?? 0) > 0;

/** A hospital that only answers has nothing to say of alerts while somebody asks it. */
function Alerts() {
  if (rows.value?.size === 0) return isAsked() && !patients.value && !isStation() ? null : <NothingOpen />;
  return (
    <>
      <Tools />
      {narrow.value ? <Cards /> : <DeskBoard />}
    </>
  );
}

function BoardBody() {
  if (rows.value === null) {
    if (boardFailure.value) return <Broken error={boardFailure.value} onRetry={() => line.value?.retryNow()} />;
    return <Loading what={m.board_loading({ place: session.value?.facility.shortName ?? "" })} />;
  }
  return (
    <>
      <LateConsultationLane where="above" />
      <Alerts />
      <LateConsultationLane where="below" />
      {(rows.value.size > 0 || isAsked()) && <BoardKeys />}
    </>
  );
}

/** Whom somebody must look after now, worst first. */
export function BoardPage() {
  usePageTitle(m.nav_board());
  const watches = mayOpen("board");
  useEffect(() => line.value?.look(null), [line.value]);
  if (!watches) return <NotForRole title={m.board_not_for_role()} />;
  return (
    <main>
      <h1 class="sr">{m.nav_board()}</h1>
      <StaleBanner />
      <BoardBody />
    </main>
  );
}
