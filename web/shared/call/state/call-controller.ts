import type { ReadonlySignal } from "@preact/signals";
import type { Admission } from "#schema/api/consultation.ts";
import { ownStep } from "../devices/own-devices.ts";
import type { DeviceKind } from "../live/peer.ts";
import type { EnterRoom, OpenRoom } from "../room/room-contract.ts";
import { listenTo } from "./call-listener.ts";
import { type CallSignals, callSignals, emptyRoom, waitingPictures } from "./call-signals.ts";
import { type CallFailure, isInCall, step } from "./call-state.ts";
import { failureOf, NoCall } from "./failure.ts";
import { AT_START, look } from "./line.ts";
import { forgetCall, rememberCall, type Sends } from "./rejoin.ts";

export interface CallNeeds {
  readonly consultationId: string;
  /** A pass for one way in; asked for anew each time. */
  readonly admit: () => Promise<Admission>;
  /** Fetches the call itself. */
  readonly load: () => Promise<{ readonly enterRoom: EnterRoom }>;
}

export interface Call extends CallSignals {
  readonly picturesWait: ReadonlySignal<boolean>;
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
const canCall = (): boolean => "RTCPeerConnection" in globalThis;

/** One person's call of one consultation: what happens, and what the screen may ask for. */
export function createCall({ consultationId, admit, load }: CallNeeds): Call {
  const call = callSignals();
  const { state, own, line } = call;
  let room: OpenRoom | null = null;
  /** Each way in has a number: what an earlier one still brings is not taken. */
  let turn = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const letGo = () => {
    turn++;
    clearTimeout(retry);
    void room?.leave();
    room = null;
    emptyRoom(call);
  };
  const fail = (why: CallFailure) => {
    letGo();
    state.value = step(state.value, { type: "failed", why, at: Date.now(), chance: Math.random() });
    const { phase, retryAt } = state.value;
    if (phase === "admitting") void enter();
    else if (retryAt === null) forgetCall();
    else retry = setTimeout(() => void enter(), retryAt - Date.now());
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
    const sent = own.value.camera === "on" || own.value.camera === "starting";
    if (wanted !== sent) await send("camera", wanted);
  };

  const goIn = async (mine: number) => {
    if (!canCall()) throw new NoCall("unsupported");
    const [pass, { enterRoom }] = await Promise.all([admit(), load()]);
    if (mine !== turn) return;
    call.names.value = pass.people;
    state.value = step(state.value, { type: "admitted" });
    const isCurrent = () => mine === turn;
    const entered = await enterRoom(pass, listenTo(call, { isCurrent, followLine: () => void followLine(), fail }));
    if (!isCurrent()) return void entered.leave();
    room = entered;
    state.value = step(state.value, { type: "connected", at: Date.now() });
    remember();
    // Sound first: pictures begin when it is on its way.
    if (own.value.wants.microphone) await send("microphone", true);
    if (isCurrent()) await followLine();
  };
  const enter = async () => {
    letGo();
    const mine = turn;
    state.value = step(state.value, { type: "ask" });
    try {
      await goIn(mine);
    } catch (error) {
      if (mine === turn) fail(failureOf(error));
    }
  };
  const leave = () => {
    letGo();
    forgetCall();
    line.value = AT_START;
    state.value = step(state.value, { type: "leave" });
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

  return {
    ...call,
    picturesWait: waitingPictures(call),
    check: () => {
      if (!canCall()) return fail("unsupported");
      state.value = step(state.value, { type: "check" });
      // While the devices are tried, the call is fetched; should that fail, joining tries again.
      load().catch(() => undefined);
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
    // Another page of the app is opened: whoever comes back in time is in the call again, as after a reload.
    stop: () => {
      letGo();
      clearInterval(tick);
      removeEventListener("online", comeBack);
      document.removeEventListener("visibilitychange", comeBack);
    },
  };
}
