import { uuidv7obj } from "uuidv7";
import type { CheckinBody } from "#schema/api/checkin.ts";
import { encodeId } from "#schema/ids.ts";
import { READINGS } from "../loaded-province/readings.ts";
import type { FullStation } from "./full-station.ts";

const TIMES = 20;

function lowReading(): CheckinBody {
  const now = Date.now();
  return { id: encodeId("chk", uuidv7obj().bytes), recordedAt: now, sentAt: now, language: "vi", measurements: READINGS.urgent };
}

/** From sending a check-in to the frame that shows it on another screen, ms, one after the other; wall time on a shared machine. */
export async function checkinToBoard(
  port: number,
  { cookie, episodeId }: FullStation["phone"],
  board: WebSocket,
): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const shown = new Promise<number>((resolve) => {
      board.onmessage = ({ data }) => {
        if (typeof data === "string" && data.includes('"type":"rows"') && data.includes(episodeId)) resolve(performance.now());
      };
    });
    const begun = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/api/phone/episodes/${episodeId}/checkins`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: JSON.stringify(lowReading()),
    });
    if (answer.status !== 201) throw new Error(`The check-in was answered with ${answer.status}`);
    took.push((await shown) - begun);
  }
  return took;
}
