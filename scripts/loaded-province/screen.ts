import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import { type BoardRow, type BoardServerMessage, boardServerMessage } from "#schema/api/board.ts";
import type { Ward } from "./fill.ts";

const AGAIN_MS = 100;

/** What a screen hears of: which episodes have news, and when it heard, ms of performance.now(). */
export type Hear = (episodes: readonly string[], at: number) => void;

/** A ward's board on a nurse's screen: it keeps the rows, comes back by itself, and says from where it goes on. */
export class Screen {
  readonly ward: Ward;
  readonly port: number;
  readonly hear: Hear;
  /** Open alerts by their id. */
  rows = new Map<string, BoardRow>();
  seq: number | null = null;
  /** Frames with news so far. */
  told = 0;
  closed = false;
  socket: WebSocket | null = null;
  /** Connections whose hello the board has answered. */
  connections = 0;
  isNew = true;
  waiting: { readonly after: number; readonly done: () => void }[] = [];

  constructor(ward: Ward, port: number, hear: Hear) {
    this.ward = ward;
    this.port = port;
    this.hear = hear;
    this.connect();
  }

  connect(): void {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/api/board/socket`, { headers: { cookie: this.ward.cookie } });
    this.socket = socket;
    this.isNew = true;
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", since: this.seq }));
    socket.onmessage = ({ data }) => this.heard(z.parse(boardServerMessage, JSON.parse(String(data))));
    socket.onclose = () => this.comeBack();
    // A close follows.
    socket.onerror = () => undefined;
  }

  async comeBack(): Promise<void> {
    if (this.closed) return;
    await wait(AGAIN_MS);
    if (!this.closed) this.connect();
  }

  heard(message: BoardServerMessage): void {
    if (message.type === "presence") return;
    this.seq = message.seq;
    if (message.type === "snapshot") {
      this.rows = new Map(message.rows.map((row) => [row.alert.id, row]));
    } else {
      this.told += 1;
      for (const id of message.removed) this.rows.delete(id);
      for (const row of message.changed) this.rows.set(row.alert.id, row);
    }
    if (this.isNew) this.greeted();
    // A snapshot holds whatever was news.
    this.hear(message.type === "rows" ? message.touched : message.rows.map((row) => row.episodeId), performance.now());
  }

  greeted(): void {
    this.isNew = false;
    this.connections += 1;
    for (const { after, done } of this.waiting) if (this.connections > after) done();
  }

  /** Resolves when more than so many connections have been answered. */
  greetedAfter(connections: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.connections > connections) resolve();
      else this.waiting.push({ after: connections, done: resolve });
    });
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }
}
