import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Admission } from "#schema/api/consultation.ts";
import { AT_REST, type CallFailure, type CallState, isInCall, step } from "./call-state.ts";
import { failureOf, NoCall } from "./failure.ts";
import { AT_START, hear, look, type VideoLine } from "./line.ts";
import { AT_REST as NOTHING_SENT, type Own, ownStep } from "./own-devices.ts";
import type { Arrivals, DeviceKind, LineQuality, Peer, Picture } from "./peer.ts";
import { forgetCall, rememberCall, type Sends } from "./rejoin.ts";
import type { EnterRoom, OpenRoom, RoomListener } from "./room-contract.ts";

export interface CallNeeds {
  readonly consultationId: string;
  /** A pass for one way in; asked for anew each time. */
  readonly admit: () => Promise<Admission>;
  /** Fetches the call itself. */
  readonly load: () => Promise<{ readonly enterRoom: EnterRoom }>;
}

export interface Call {
  readonly state: ReadonlySignal<CallState>;
  readonly peers: ReadonlySignal<readonly Peer[]>;
  /** Names by party, as the last admission said them. */
  readonly names: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly own: ReadonlySignal<Own>;
  readonly ownPicture: ReadonlySignal<Picture | null>;
  readonly quality: ReadonlySignal<LineQuality>;
  readonly line: ReadonlySignal<VideoLine>;
  /** Somebody's pictures, this side's or another's, wait for a better line. */
  readonly picturesWait: ReadonlySignal<boolean>;
  readonly arrivals: ReadonlySignal<Arrivals>;
  readonly soundBlocked: ReadonlySignal<boolean>;
  readonly check: () => void;
  readonly join: (sends: Sends) => void;
  readonly joinAgain: () => void;
  readonly setDevice: (kind: DeviceKind, on: boolean) => void;
  readonly hear: () => void;
  readonly leave: () => void;
  /** The page goes on without the call. */
  readonly stop: () => void;
}

const TICK_MS = 1_000;

/** One person's call of one consultation: what happens, and what the screen may ask for. */
export function createCall({ consultationId, admit, load }: CallNeeds): Call {
  const state = signal(AT_REST);
  const peers = signal<readonly Peer[]>([]);
  const names = signal<Readonly<Record<string, string>>>({});
  const own = signal(NOTHING_SENT);
  const ownPicture = signal<Picture | null>(null);
  const quality = signal<LineQuality>("unknown");
  const line = signal(AT_START);
  const arrivals = signal<Arrivals>({});
  const soundBlocked = signal(false);
  const picturesWait = computed(
    () => !line.value.carries && (own.value.wants.camera || peers.value.some(({ pictureHeld }) => pictureHeld)),
  );

  let room: OpenRoom | null = null;
  /** Each way in has a number: what an earlier one still says is not heard. */
  let turn = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const emptyRoom = () => {
    const left = room;
    room = null;
    peers.value = [];
    arrivals.value = {};
    ownPicture.value = null;
    quality.value = "unknown";
    soundBlocked.value = false;
    own.value = ownStep(own.value, { type: "left" });
    return left;
  };

  const fail = (why: CallFailure) => {
    turn++;
    void emptyRoom()?.leave();
    state.value = step(state.value, { type: "failed", why, at: Date.now(), chance: Math.random() });
    if (state.value.phase === "admitting") return void enter();
    if (state.value.retryAt === null) forgetCall();
    else retry = setTimeout(() => void enter(), state.value.retryAt - Date.now());
  };

  const listener = (mine: number): RoomListener => {
    const inTurn =
      <A extends readonly unknown[]>(tell: (...said: A) => void) =>
      (...said: A) => {
        if (mine === turn) tell(...said);
      };
    return {
      peers: inTurn((now) => {
        // While the line is mended the library empties the room; whoever was there is shown as lost, not as gone.
        if (state.value.phase !== "reconnecting" || now.length > 0) peers.value = now;
      }),
      quality: inTurn((now) => {
        quality.value = now;
        line.value = hear(line.value, now, Date.now());
        void followLine();
      }),
      arrivals: inTurn((now) => {
        arrivals.value = now;
      }),
      soundBlocked: inTurn((blocked) => {
        soundBlocked.value = blocked;
      }),
      deviceGone: inTurn((kind, replaced) => {
        own.value = ownStep(own.value, { type: replaced ? "replaced" : "gone", kind });
      }),
      ownPicture: inTurn((picture) => {
        ownPicture.value = picture;
      }),
      interrupted: inTurn(() => {
        state.value = step(state.value, { type: "interrupted" });
      }),
      resumed: inTurn(() => {
        state.value = step(state.value, { type: "resumed" });
      }),
      gone: inTurn(fail),
    };
  };

  const send = async (kind: DeviceKind, on: boolean) => {
    const mine = turn;
    if (!room) return;
    if (on) own.value = ownStep(own.value, { type: "starting", kind });
    const trouble = await room.send(kind, on);
    if (mine === turn) own.value = ownStep(own.value, { type: "sent", kind, on, trouble });
  };
  /** Pictures as the line carries them and somebody wants them. */
  const followLine = async () => {
    const { carries } = line.value;
    room?.fetchPictures(carries);
    const wanted = carries && own.value.wants.camera;
    if (wanted !== (own.value.camera === "on" || own.value.camera === "starting")) await send("camera", wanted);
  };

  const enter = async () => {
    clearTimeout(retry);
    const mine = ++turn;
    state.value = step(state.value, { type: "ask" });
    try {
      if (!("RTCPeerConnection" in globalThis)) throw new NoCall("unsupported");
      const [pass, { enterRoom }] = await Promise.all([admit(), load()]);
      if (mine !== turn) return;
      names.value = pass.people;
      state.value = step(state.value, { type: "admitted" });
      const entered = await enterRoom(pass, listener(mine));
      if (mine !== turn) return void entered.leave();
      room = entered;
    } catch (error) {
      if (mine === turn) fail(failureOf(error));
      return;
    }
    state.value = step(state.value, { type: "connected", at: Date.now() });
    remember();
    // Sound first: pictures begin when it is on its way.
    if (own.value.wants.microphone) await send("microphone", true);
    if (mine === turn) await followLine();
  };

  const remember = () => {
    if (isInCall(state.value)) rememberCall(consultationId, own.value.wants);
  };
  const tick = setInterval(() => {
    const before = line.value;
    line.value = look(before, Date.now());
    if (line.value !== before) void followLine();
    remember();
  }, TICK_MS);

  /** The network or the page is back: no reason to wait for the next try. */
  const comeBack = () => {
    if (state.value.retryAt !== null && document.visibilityState === "visible") void enter();
  };
  addEventListener("online", comeBack);
  document.addEventListener("visibilitychange", comeBack);

  const leave = () => {
    turn++;
    clearTimeout(retry);
    forgetCall();
    void emptyRoom()?.leave();
    line.value = AT_START;
    state.value = step(state.value, { type: "leave" });
  };

  return {
    state,
    peers,
    names,
    own,
    ownPicture,
    quality,
    line,
    picturesWait,
    arrivals,
    soundBlocked,
    check: () => {
      state.value = step(state.value, { type: "check" });
    },
    join: (sends) => {
      own.value = ownStep(own.value, { type: "wants", sends });
      void enter();
    },
    joinAgain: () => void enter(),
    setDevice: (kind, on) => {
      own.value = ownStep(own.value, { type: "wants", sends: { ...own.value.wants, [kind]: on } });
      void (kind === "camera" ? followLine() : send(kind, on));
    },
    hear: () => void room?.hear().catch(() => undefined),
    leave,
    stop: () => {
      leave();
      clearInterval(tick);
      removeEventListener("online", comeBack);
      document.removeEventListener("visibilitychange", comeBack);
    },
  };
}
