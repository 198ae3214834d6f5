import { useEffect } from "preact/hooks";
import { consultations } from "../board/board-state.ts";
import { late } from "./late.ts";

/** The lane, the ring and the news: they come after the board's first word, long before they are needed. */
const { part, ask } = late(() => import("./consultation-parts.ts"));

/** The consultations on the board; `where`: whether this is the place above or below the alerts. */
export function LateConsultationLane({ where }: { where: "above" | "below" }) {
  const Lane = part.value?.ConsultationLane;
  return Lane ? <Lane where={where} /> : null;
}

/** What rings, and what is news, over whichever page. */
export function ConsultationCalls() {
  const here = part.value;
  const hasSpoken = consultations.value !== null;
  useEffect(() => {
    if (hasSpoken) ask();
  }, [hasSpoken]);
  useEffect(() => here?.watchConsultations(), [here]);
  if (!here) return null;
  return (
    <>
      <here.RingPanel />
      <here.NewsBar />
    </>
  );
}
