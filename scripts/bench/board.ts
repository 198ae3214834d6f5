import { atMost, type Figure, median, round, told } from "./figure.ts";
import { type FullStation, fillStation } from "./full-station.ts";
import { withService } from "./own-service.ts";
import { checkinToBoard } from "./to-board.ts";

const WARM_MS = 50;
const SECOND_MS = 1_000;
const CONNECTIONS = 20;

/** From saying hello to having the whole snapshot, ms; and how many bytes it is. */
function askBoard(port: number, cookie: string): Promise<{ ms: number; bytes: number; socket: WebSocket }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/board/socket`, { headers: { cookie } });
    let begun = 0;
    socket.onopen = () => {
      begun = performance.now();
      socket.send(JSON.stringify({ type: "hello", since: null }));
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string" && data.startsWith('{"type":"snapshot"'))
        resolve({ ms: performance.now() - begun, bytes: Buffer.byteLength(data), socket });
    };
    socket.onerror = () => reject(new Error("The board refused the socket"));
  });
}

async function measure(port: number, { cookie, phone }: FullStation): Promise<Figure[]> {
  const cold = await askBoard(port, cookie);
  const warm: number[] = [];
  for (let each = 0; each < CONNECTIONS; each++) {
    const asked = await askBoard(port, cookie);
    warm.push(asked.ms);
    asked.socket.close();
  }
  const reached = await checkinToBoard(port, phone, cold.socket);
  cold.socket.close();
  return [
    atMost("board, 200 alerts, 2,000 patients: warm object answers, median of 20", round(median(warm), 1), "ms", WARM_MS),
    told("board: warm object answers, slowest of 20", round(Math.max(...warm), 1), "ms"),
    told("board: cold object answers, once", round(cold.ms, 1), "ms"),
    told("board: snapshot", cold.bytes, "bytes"),
    atMost("check-in sent until it stands on a board, median of 20", round(median(reached), 1), "ms", SECOND_MS),
    told("check-in sent until it stands on a board, slowest of 20", round(Math.max(...reached), 1), "ms"),
  ];
}

/** The real service with one full station; the time is wall time from outside, on a machine that others share. */
export function boardFigures(): Promise<Figure[]> {
  const full = { patients: 2_000, alerts: 200, days: 7 };
  return withService(
    (database) => fillStation(database, full),
    ({ port, filled }) => measure(port, filled),
  );
}
