import { type ReadonlySignal, signal } from "@preact/signals";
import * as z from "zod/mini";
import { BOARD_PING, BOARD_PONG, type BoardServerMessage, boardServerMessage, SESSION_ENDED } from "#schema/api/board.ts";
import { AT_START, isSilent, type LiveEvent, type LiveState, retryDelayMs, step } from "./live-state.ts";

const PING_EVERY_MS = 15_000;
const WATCH_EVERY_MS = 1_000;

export interface BoardLine {
  readonly state: ReadonlySignal<LiveState>;
  /** Tells colleagues whose page is open here; null: nobody's. */
  readonly look: (episodeId: string | null) => void;
  readonly retryNow: () => void;
  readonly stop: () => void;
}

interface Listening {
  readonly onMessage: (message: BoardServerMessage) => void;
  /** A try failed before the board spoke: a socket does not say why, a plain request does. */
  readonly onRefused: () => void;
  readonly onSessionEnded: () => void;
}

function read(data: unknown): BoardServerMessage | null {
  try {
    const parsed = z.safeParse(boardServerMessage, JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const address = () => new URL("/api/board/socket", location.href.replace(/^http/, "ws")).href;

/** Keeps a line to the board of the facility that is signed in, until it is stopped. */
export function connectBoard({ onMessage, onRefused, onSessionEnded }: Listening): BoardLine {
  const state = signal<LiveState>(AT_START);
  let socket: WebSocket | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let looking: string | null = null;
  const move = (event: LiveEvent) => {
    state.value = step(state.peek(), event);
  };
  const say = (message: unknown) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(typeof message === "string" ? message : JSON.stringify(message));
  };

  function hear(data: unknown): void {
    const message = data === BOARD_PONG ? BOARD_PONG : read(data);
    if (message === null) {
      // A page older than the service cannot follow: ask for everything anew rather than miss a row.
      move({ type: "garbled" });
      socket?.close();
      return;
    }
    const counted = message !== BOARD_PONG && message.type !== "presence";
    move({ type: "heard", at: Date.now(), seq: counted ? message.seq : null });
    if (message !== BOARD_PONG) onMessage(message);
  }

  function lose(code: number, spoke: boolean): void {
    socket = null;
    const sessionEnded = code === SESSION_ENDED;
    move({ type: "closed", at: Date.now(), sessionEnded });
    if (sessionEnded) onSessionEnded();
    else if (!spoke && navigator.onLine) onRefused();
    if (state.peek().phase === "waiting") retry = setTimeout(open, retryDelayMs(state.peek().attempt, Math.random()));
  }

  function open(): void {
    clearTimeout(retry);
    move({ type: "opening" });
    const line = new WebSocket(address());
    let spoke = false;
    socket = line;
    line.onopen = () => {
      say({ type: "hello", since: state.peek().since });
      if (looking !== null) say({ type: "looking", episodeId: looking });
    };
    line.onmessage = (event) => {
      if (line !== socket) return;
      spoke = true;
      hear(event.data);
    };
    line.onclose = (event) => {
      if (line === socket) lose(event.code, spoke);
    };
  }

  function drop(): void {
    clearTimeout(retry);
    const line = socket;
    socket = null;
    line?.close();
  }

  function reopen(): void {
    drop();
    open();
  }

  function watch(): void {
    if (!isSilent(state.peek(), Date.now())) return;
    move({ type: "closed", at: Date.now(), sessionEnded: false });
    reopen();
  }

  const goOffline = () => {
    move({ type: "offline", at: Date.now() });
    drop();
  };
  const comeBack = () => {
    move({ type: "online" });
    reopen();
  };
  const ping = setInterval(() => say(BOARD_PING), PING_EVERY_MS);
  const watching = setInterval(watch, WATCH_EVERY_MS);
  addEventListener("offline", goOffline);
  addEventListener("online", comeBack);
  open();

  return {
    state,
    look: (episodeId) => {
      looking = episodeId;
      say({ type: "looking", episodeId });
    },
    retryNow: reopen,
    stop: () => {
      clearInterval(ping);
      clearInterval(watching);
      removeEventListener("offline", goOffline);
      removeEventListener("online", comeBack);
      drop();
    },
  };
}
