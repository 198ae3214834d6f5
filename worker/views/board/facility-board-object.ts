import { DurableObject } from "cloudflare:workers";
import * as z from "zod/mini";
import {
  BOARD_PING,
  BOARD_PONG,
  type BoardServerMessage,
  type BoardSnapshot,
  boardClientMessage,
  SESSION_ENDED,
} from "#schema/api/board.ts";
import { type FacilityId, facilityId } from "#schema/ids.ts";
import type { Bindings } from "../../env.ts";
import type { BuildContext } from "../../ground/delivery/dispatcher-object.ts";
import { type LiveBoard, merge, type News, pull, rebuild } from "./live-board.ts";
import { presenceOf, type Watcher, watcherIn, watcherOf } from "./watcher.ts";

const FACILITY = "facility";
/** Sessions are checked, and lost pokes made good, this often while somebody watches. */
const CHECK_MS = 60_000;
const BAD_FRAME = 1008;

/** One per facility: a loudspeaker. What it shows is D1's; it alone knows who is connected and who looks at whom (decisions.md 19). */
export function facilityBoardObject(build: BuildContext) {
  return class extends DurableObject<Bindings> {
    /** A copy for screens that come; lost at eviction, and dropped when nobody watches. */
    board: LiveBoard | null = null;
    /** Builds and pulls go one after the other, so that no screen hears an older state after a newer one. */
    line: Promise<unknown> = Promise.resolve();
    /** The pull that has not begun yet: pokes that come meanwhile share it. */
    queued: Promise<void> | null = null;

    constructor(state: DurableObjectState, bindings: Bindings) {
      super(state, bindings);
      this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(BOARD_PING, BOARD_PONG));
    }

    override async fetch(request: Request): Promise<Response> {
      const [, verb, name] = new URL(request.url).pathname.split("/");
      if (verb === "health") return new Response(null, { status: 204 });
      const facility = z.parse(facilityId, name);
      if (verb === "socket") return this.admit(watcherIn(request.headers), facility);
      if (verb === "snapshot") return Response.json(await this.snapshot(facility));
      await this.poked(facility);
      return new Response(null, { status: 204 });
    }

    async admit(who: Watcher, facility: FacilityId): Promise<Response> {
      const { 0: browser, 1: ours } = new WebSocketPair();
      this.ctx.acceptWebSocket(ours);
      ours.serializeAttachment(who);
      await this.ctx.storage.put(FACILITY, facility);
      if ((await this.ctx.storage.getAlarm()) === null) await this.rearm();
      return new Response(null, { status: 101, webSocket: browser });
    }

    override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
      const said = z.safeParse(boardClientMessage, typeof frame === "string" ? parseJson(frame) : null);
      if (!said.success) return socket.close(BAD_FRAME, "unreadable");
      if (said.data.type === "hello") return this.greet(socket, said.data.since);
      socket.serializeAttachment({ ...watcherOf(socket), looking: said.data.episodeId });
      this.tellPresence();
    }

    /** Answers from memory when warm; a cold board is read once for all screens that wait. */
    async greet(socket: WebSocket, since: number | null): Promise<void> {
      const facility = await this.facility();
      if (facility === null) return socket.close(BAD_FRAME, "no facility");
      const board = this.board ?? (await this.warm(facility));
      if (since === board.seq) this.tell(socket, this.rowsOf(nothingNew(board), board.patients), board);
      else this.tellAll(socket, board);
      this.tellPresence();
    }

    tellAll(socket: WebSocket, board: LiveBoard): void {
      this.tell(socket, { type: "snapshot", ...this.snapshotOf(board) }, board);
    }

    override webSocketClose(socket: WebSocket): void {
      this.tellPresence(socket);
    }

    override webSocketError(socket: WebSocket): void {
      this.tellPresence(socket);
    }

    poked(facility: FacilityId): Promise<void> {
      this.queued ??= this.inLine(async () => {
        this.queued = null;
        await this.pull(facility);
      });
      return this.queued;
    }

    /** News in D1: from where the copy stands or, after an eviction, from where the slowest screen stands. */
    async pull(facility: FacilityId): Promise<void> {
      const watching = this.watchers();
      if (watching.length === 0) {
        this.board = null;
        return;
      }
      const told = watching.flatMap(([, who]) => who.told?.seq ?? []);
      const since = this.board?.seq ?? Math.min(Number.MAX_SAFE_INTEGER, ...told);
      const sessions = watching.map(([, who]) => who.sessionId);
      const { news, good } = await pull(this.context(), facility, since, sessions);
      if (news.seq < since && (this.board || told.length > 0)) return this.beginAnew(facility);
      if (this.board) this.board = merge(this.board, news);
      for (const [socket, who] of this.watchers()) {
        if (!good.has(who.sessionId) && sessions.includes(who.sessionId)) socket.close(SESSION_ENDED, "session ended");
        else if (who.told && news.touched.length > 0) this.tell(socket, this.rowsOf(news, who.told.patients), news);
      }
    }

    /** The database was put back to an earlier time: what is known here never happened, and every screen gets the whole board. */
    async beginAnew(facility: FacilityId): Promise<void> {
      const board = await rebuild(this.context(), facility);
      this.board = board;
      for (const [socket, who] of this.watchers()) if (who.told) this.tellAll(socket, board);
    }

    override async alarm(): Promise<void> {
      const facility = await this.facility();
      if (facility === null || this.watchers().length === 0) return;
      try {
        await this.poked(facility);
      } catch {
        this.context().log.write({ event: "poke_failed", facilityId: facility });
      }
      await this.rearm();
    }

    rearm(): Promise<void> {
      return this.ctx.storage.setAlarm(this.context().clock.now() + CHECK_MS);
    }

    warm(facility: FacilityId): Promise<LiveBoard> {
      return this.inLine(async () => {
        this.board ??= await rebuild(this.context(), facility);
        return this.board;
      });
    }

    inLine<T>(work: () => Promise<T>): Promise<T> {
      const done = this.line.then(work);
      this.line = done.catch(() => undefined);
      return done;
    }

    /** For whoever has no socket. A copy that no poke keeps fresh is not kept. */
    async snapshot(facility: FacilityId): Promise<BoardSnapshot> {
      const isFresh = this.watchers().length > 0;
      return this.snapshotOf(isFresh ? await this.warm(facility) : await rebuild(this.context(), facility));
    }

    snapshotOf({ seq, patients, rows, consultations }: LiveBoard): BoardSnapshot {
      const lists = { rows: [...rows.values()], consultations: [...consultations.values()] };
      return { seq, at: this.context().clock.now(), patients, ...lists, presence: this.presence() };
    }

    rowsOf({ seq, patients, changed, removed, consultations, touched }: News, before: number): BoardServerMessage {
      const asked = { changed: [...consultations.changed], removed: [...consultations.removed] };
      const lists = { changed: [...changed], removed: [...removed], consultations: asked, touched: [...touched] };
      return { type: "rows", seq, at: this.context().clock.now(), patients: patients ?? before, ...lists };
    }

    /** Says it, and remembers with the socket up to where it has heard. */
    tell(socket: WebSocket, message: BoardServerMessage, { seq, patients }: Pick<News, "seq" | "patients">): void {
      if (!send(socket, JSON.stringify(message))) return;
      const who = watcherOf(socket);
      socket.serializeAttachment({ ...who, told: { seq, patients: patients ?? who.told?.patients ?? 0 } });
    }

    tellPresence(without?: WebSocket): void {
      const text = JSON.stringify({ type: "presence", presence: this.presence(without) } satisfies BoardServerMessage);
      for (const [socket, who] of this.watchers(without)) if (who.told) send(socket, text);
    }

    presence(without?: WebSocket) {
      return presenceOf(this.watchers(without).map(([, who]) => who));
    }

    watchers(without?: WebSocket): (readonly [WebSocket, Watcher])[] {
      const sockets = this.ctx.getWebSockets().filter((socket) => socket !== without && socket.readyState === WebSocket.OPEN);
      return sockets.map((socket) => [socket, watcherOf(socket)] as const);
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

const nothingNew = ({ seq, patients }: LiveBoard): News => ({
  seq,
  patients,
  changed: [],
  removed: [],
  consultations: { changed: [], removed: [] },
  touched: [],
});

/** A frame that is not JSON is answered like one of the wrong shape. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A socket that closed a moment ago cannot be told; its screen asks again when it is back. */
function send(socket: WebSocket, text: string): boolean {
  if (socket.readyState !== WebSocket.OPEN) return false;
  socket.send(text);
  return true;
}
