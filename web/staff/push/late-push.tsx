import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { hearWorker } from "../../shared/push/worker-message.ts";
import { closeDialog } from "../alert/actions.ts";
import { line, touched } from "../board/board-state.ts";
import { late } from "../shell/late.ts";

const { part, ask } = late(() => import("./push-parts.ts"));

/** The board's own line brings the rows; one that is lost is tried at once, and a page about this episode asks anew. */
function look(about: string | null): void {
  const board = line.peek();
  if (board && board.state.peek().phase !== "live") board.retryNow();
  if (about !== null) touched.value = { episodes: [about] };
}

/** Starts push once the page stands, and follows a pressed notification; what was typed in an open dialog is kept as its draft. */
export function usePush(): void {
  const { route } = useLocation();
  const started = part.value;
  useEffect(ask, []);
  useEffect(() => started?.startPush(), [started]);
  useEffect(() => {
    const go = (path: string) => {
      closeDialog();
      route(path);
    };
    return hearWorker({ go, told: look });
  }, [route]);
}

export function LatePushLine() {
  const Line = part.value?.PushLine;
  return Line ? <Line /> : null;
}
export function LatePushTrouble() {
  const Trouble = part.value?.PushTrouble;
  return Trouble ? <Trouble /> : null;
}
