import { useEffect } from "preact/hooks";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { mayOpen } from "../session/may.ts";
import { session } from "../session/session.ts";
import { NotForRole } from "../shell/not-for-role.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Broken, Empty, Loading } from "../ui/state.tsx";
import { boardFailure, line, patients, rows, toldAt } from "./board-state.ts";
import { DeskBoard } from "./desk-board.tsx";
import { BoardKeys } from "./keys.tsx";
import { PhoneBoard } from "./phone-board.tsx";
import { StaleBanner } from "./stale-banner.tsx";
import { Tools } from "./tools.tsx";
import { narrow } from "./view.ts";

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
  const isStation = session.value?.facility.kind === "station";
  return (
    <Empty title={isStation ? m.board_no_patients() : m.board_not_a_station()}>
      <p>{isStation ? m.board_no_patients_how({ time }) : m.board_not_a_station_why({ time })}</p>
      {mayOpen("enrol") && isStation && (
        <a class="btn btn-s" href="/staff/enrol">
          {m.nav_enrol()}
        </a>
      )}
    </Empty>
  );
}

function BoardBody() {
  if (rows.value === null) {
    if (boardFailure.value) return <Broken error={boardFailure.value} onRetry={() => line.value?.retryNow()} />;
    return <Loading what={m.board_loading({ place: session.value?.facility.shortName ?? "" })} />;
  }
  if (rows.value.size === 0) return <NothingOpen />;
  return (
    <>
      <Tools />
      {narrow.value ? <PhoneBoard /> : <DeskBoard />}
      <BoardKeys />
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
