import { DurableObject } from "cloudflare:workers";
import * as z from "zod/mini";
import {
  BOARD_PING,
  BOARD_PONG,
  type BoardServerMessage,
  type BoardSnapshot,
  boardClientMessage,
  type Presence,
  SESSION_ENDED,
} from "#schema/api/board.ts";
import { episodeId, type FacilityId, facilityId, sessionId, staffId } from "#schema/ids.ts";
import type { Bindings } from "../../env.ts";
import type { BuildContext } from "../../ground/delivery/dispatcher-object.ts";
import { changesSince, type LiveBoard, pull, rebuild, recount } from "./live-board.ts";

/** Who watches, kept with the socket so that it survives hibernation. `since`: null until the screen has said hello. */
export const watcher = z.object({
  staffId,
  sessionId,
  name: z.string(),
  title: z.string(),
  greeted: z.boolean(),
  looking: z.nullable(episodeId),
});
type Watcher = z.infer<typeof watcher>;

/** The header in which the Worker says who watches; it is set by us alone, the browser's headers are not passed on. */
export const WATCHER_HEADER = "x-watcher";

const FACILITY = "facility";
/** Sessions are checked, and lost pokes made good, this often while somebody watches. */
const CHECK_MS = 60_000;
const BAD_FRAME = 1008;

/** One per facility: a loudspeaker. What it shows is D1's; it alone knows who is connected and who looks at whom (decisions.md 19). */
export function facilityBoardObject(build: BuildContext) {
  return class extends DurableObject<Bindings> {
    board: LiveBoard | null = null;
    building: Promise<LiveBoard> | null = null;
    pulling: Promise<void> | null = null;
    again = false;

    constructor(state: DurableObjectState, bindings: Bindings) {
      super(state, bindings);
      this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(BOARD_PING, BOARD_PONG));
    }

    override async fetch(request: Request): Promise<Response> {
      const [, verb, name] = new URL(request.url).pathname.split("/");
      if (verb === "health") return new Response(null, { status: 204 });
      const facility = z.parse(facilityId, name);
      if (verb === "socket") return this.admit(request, facility);
      if (verb === "snapshot") return Response.json(await this.snapshot(facility));
      await this.poked(facility);
      return new Response(null, { status: 204 });
    }

    async admit(request: Request, facility: FacilityId): Promise<Response> {
      const said = z.parse(watcher, JSON.parse(decodeURIComponent(request.headers.get(WATCHER_HEADER) ?? "null")));
      const { 0: browser, 1: ours } = new WebSocketPair();
      this.ctx.acceptWebSocket(ours);
      ours.serializeAttachment(said);
      await this.ctx.storage.put(FACILITY, facility);
      if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(this.context().clock.now() + CHECK_MS);
      return new Response(null, { status: 101, webSocket: browser });
    }

    override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
      const said = z.safeParse(boardClientMessage, typeof frame === "string" ? parseJson(frame) : null);
      if (!said.success) return socket.close(BAD_FRAME, "unreadable");
      const who = watcherOf(socket);
      if (said.data.type === "looking") {
        socket.serializeAttachment({ ...who, looking: said.data.episodeId });
        return this.broadcast({ type: "presence", presence: this.presence() });
      }
      await this.greet(socket, who, said.data.since);
    }

    /** Answers from memory when warm; a cold board is read once for all screens that wait. */
    async greet(socket: WebSocket, who: Watcher, since: number | null): Promise<void> {
      const facility = await this.facility();
      if (facility === null) return socket.close(BAD_FRAME, "no facility");
      const board = await this.warm(facility);
      socket.serializeAttachment({ ...who, greeted: true });
      const changes = changesSince(board, since);
      this.say(
        socket,
        changes
          ? {
              type: "rows",
              at: this.context().clock.now(),
              ...changes,
              changed: [...changes.changed],
              removed: [...changes.removed],
              touched: [...changes.touched],
            }
          : { type: "snapshot", ...this.snapshotOf(board) },
      );
      this.broadcast({ type: "presence", presence: this.presence() });
    }

    override async webSocketClose(socket: WebSocket): Promise<void> {
      this.broadcast({ type: "presence", presence: this.presence(socket) });
    }

    /** News in D1. Without a watcher the copy is dropped instead: the next screen reads it anew. */
    async poked(facility: FacilityId): Promise<void> {
      if (this.ctx.getWebSockets().length === 0) {
        this.board = null;
        return;
      }
      this.again = true;
      this.pulling ??= this.pullAll(facility).finally(() => {
        this.pulling = null;
      });
      await this.pulling;
    }

    /** One pull at a time; pokes that come meanwhile share the next. */
    async pullAll(facility: FacilityId): Promise<void> {
      while (this.again) {
        this.again = false;
        const before = await this.warm(facility);
        const { board, good } = await pull(
          this.context(),
          facility,
          before,
          this.ctx.getWebSockets().map((socket) => watcherOf(socket).sessionId),
        );
        this.board = board;
        this.dismiss(good);
        const changes = changesSince(board, before.seq);
        if (changes && board.seq > before.seq) {
          this.broadcast({
            type: "rows",
            at: this.context().clock.now(),
            ...changes,
            changed: [...changes.changed],
            removed: [...changes.removed],
            touched: [...changes.touched],
          });
        }
      }
    }

    override async alarm(): Promise<void> {
      const facility = await this.facility();
      if (facility === null || this.ctx.getWebSockets().length === 0) return;
      try {
        const patients = await recount(this.context(), facility);
        await this.poked(facility);
        if (this.board) this.board = { ...this.board, patients };
      } finally {
        await this.ctx.storage.setAlarm(this.context().clock.now() + CHECK_MS);
      }
    }

    async warm(facility: FacilityId): Promise<LiveBoard> {
      if (this.board) return this.board;
      this.building ??= rebuild(this.context(), facility).finally(() => {
        this.building = null;
      });
      this.board = await this.building;
      return this.board;
    }

    async snapshot(facility: FacilityId): Promise<BoardSnapshot> {
      if (this.ctx.getWebSockets().length === 0) this.board = null;
      return this.snapshotOf(await this.warm(facility));
    }

    snapshotOf(board: LiveBoard): BoardSnapshot {
      const rows = [...board.rows.values()].map((entry) => entry.row);
      return { seq: board.seq, at: this.context().clock.now(), patients: board.patients, rows, presence: this.presence() };
    }

    /** One entry a person and patient, however many windows are open. `without`: a socket that is closing. */
    presence(without?: WebSocket): Presence {
      const watching = this.ctx
        .getWebSockets()
        .filter((socket) => socket !== without)
        .map(watcherOf);
      const entries = watching.map(
        ({ staffId, name, title, looking }) => [`${staffId} ${looking}`, { staffId, name, title, episodeId: looking }] as const,
      );
      return [...new Map(entries).values()];
    }

    dismiss(good: ReadonlySet<string>): void {
      for (const socket of this.ctx.getWebSockets()) {
        if (!good.has(watcherOf(socket).sessionId)) socket.close(SESSION_ENDED, "session ended");
      }
    }

    broadcast(message: BoardServerMessage): void {
      const text = JSON.stringify(message);
      for (const socket of this.ctx.getWebSockets()) if (watcherOf(socket).greeted) send(socket, text);
    }

    say(socket: WebSocket, message: BoardServerMessage): void {
      send(socket, JSON.stringify(message));
    }

    async facility(): Promise<FacilityId | null> {
      const stored = z.safeParse(facilityId, await this.ctx.storage.get(FACILITY));
      return stored.success ? stored.data : null;
    }

    context() {
      return build(this.env, (work) => this.ctx.waitUntil(work), crypto.randomUUID());
    }
  };
}

function watcherOf(socket: WebSocket): Watcher {
  return z.parse(watcher, socket.deserializeAttachment());
}

/** A frame that is not JSON is answered like one of the wrong shape. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A socket that closed a moment ago cannot be told; its screen asks again when it is back. */
function send(socket: WebSocket, text: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(text);
}
