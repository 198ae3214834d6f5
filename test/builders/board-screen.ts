import { env } from "cloudflare:workers";
import * as z from "zod/mini";
import { BOARD_PING, type BoardServerMessage, boardServerMessage } from "#schema/api/board.ts";
import { send, type TestStaff } from "./world.ts";

/** A screen on a board's socket: remembers what it heard, and waits for what it has not heard yet. */
export interface Screen {
  readonly heard: BoardServerMessage[];
  readonly raw: string[];
  readonly closed: Promise<number>;
  readonly say: (message: unknown) => void;
  readonly leave: () => void;
  /** The next message of this type that no call has given yet. */
  readonly next: <T extends BoardServerMessage["type"]>(type: T) => Promise<Extract<BoardServerMessage, { type: T }>>;
  readonly ping: () => void;
}

const PATIENCE_MS = 15_000;

export const openSocket = (as?: { cookie: string }, headers: Record<string, string> = {}) =>
  send("/api/board/socket", { ...(as ? { as } : {}), headers: { upgrade: "websocket", ...headers } });

export async function aScreen(as: TestStaff): Promise<Screen> {
  const { webSocket: socket, status } = await openSocket(as);
  if (!socket) throw new Error(`no socket: ${status}`);
  const heard: BoardServerMessage[] = [];
  const raw: string[] = [];
  const given = new Set<BoardServerMessage>();
  let arrived = () => {};
  const closed = new Promise<number>((resolve) => socket.addEventListener("close", (event) => resolve(event.code)));
  socket.addEventListener("message", ({ data }) => {
    raw.push(String(data));
    if (String(data).startsWith("{")) heard.push(z.parse(boardServerMessage, JSON.parse(String(data))));
    arrived();
  });
  socket.accept();
  const next: Screen["next"] = async (type) => {
    const giveUp = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUp) {
      for (const message of heard) {
        if (message.type !== type || given.has(message)) continue;
        given.add(message);
        return message as Extract<BoardServerMessage, { type: typeof type }>;
      }
      await Promise.race([
        new Promise<void>((resolve) => {
          arrived = resolve;
        }),
        new Promise((resolve) => setTimeout(resolve, 50)),
      ]);
    }
    throw new Error(`heard no ${type}, but ${heard.map((message) => message.type).join(", ")}`);
  };
  return {
    heard,
    raw,
    closed,
    next,
    say: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    leave: () => socket.close(1000, "bye"),
    ping: () => socket.send(BOARD_PING),
  };
}

export const boardOf = (facilityId: string) => env.FACILITY_BOARD.getByName(facilityId);
