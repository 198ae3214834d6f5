import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Admission } from "#schema/api/consultation.ts";
import { m } from "../paraglide/messages.js";
import "./call.css";
import { CallIcons } from "./call-icons.tsx";
import { lostWords } from "./call-words.ts";
import { DeviceCheck } from "./devices/device-check.tsx";
import { useWakeLock } from "./devices/use-wake-lock.ts";
import { CallLive } from "./live/call-live.tsx";
import { useComings } from "./live/use-comings.ts";
import { type Call, createCall } from "./state/call-controller.ts";
import { rejoinsAfterReload, type Sends } from "./state/rejoin.ts";

export interface CallPanelProps {
  readonly consultationId: string;
  /** Asks the service for a pass, anew for every way in. */
  readonly admit: () => Promise<Admission>;
  /** A party's name as this screen says it; null: as the admission says it. */
  readonly nameOf?: (party: string) => string | null;
  /** How to go on by telephone: links with `tel:`. */
  readonly telephone?: ComponentChildren;
  /** Goes in at once with the microphone, without the check of the devices. */
  readonly autoJoin?: boolean;
  /** Opens the check of the devices at once: whoever comes here has said already that they want to talk. */
  readonly beginsWithCheck?: boolean;
  /** The call has not begun: whoever tries their devices and is ready goes in by themselves as soon as it has. */
  readonly waits?: boolean;
  /** On a phone: everything is pressed with a thumb. */
  readonly large?: boolean;
  /** There is a place to write beside the call. */
  readonly writing?: boolean;
}

function Waiting({ call }: { call: Call }) {
  const again = call.state.value.attempt > 0 || call.state.value.since !== null;
  return (
    <>
      <b role="status">{again ? m.room_reconnecting() : m.room_joining()}</b>
      <div class="ways">
        <button type="button" class="quiet" onClick={call.leave}>
          {m.room_not_now()}
        </button>
      </div>
    </>
  );
}

interface LostProps {
  readonly call: Call;
  readonly writing: boolean;
  readonly telephone: ComponentChildren;
  readonly now: number;
}

/** No call: why, how it goes on without, and the way back in where there is one. */
function Lost({ call, writing, telephone, now }: LostProps) {
  const { because } = call.state.value;
  const broken = because === "unreachable";
  const comesBack = broken || because === "elsewhere" || because === "refused";
  return (
    <>
      {broken && <b role="status">{writing ? m.room_lost_writing() : m.room_lost()}</b>}
      {broken ? <p>{lostWords(call.state.value, now)}</p> : <b role="status">{lostWords(call.state.value, now)}</b>}
      {!broken && because !== "elsewhere" && (writing || telephone) && (
        <p>{writing ? m.room_goes_on_writing() : m.room_goes_on()}</p>
      )}
      {telephone && <div class="by-phone">{telephone}</div>}
      {comesBack && (
        <div class="ways">
          <button type="button" class="go" onClick={call.joinAgain}>
            {because === "elsewhere" ? m.room_bring_here() : m.room_join_again()}
          </button>
        </div>
      )}
    </>
  );
}

function restWords(call: Call, waits: boolean): string {
  if (waits) return m.room_idle_waits();
  return call.state.value.phase === "left" ? m.room_left() : m.room_idle();
}

function AtRest({ call, waits }: { call: Call; waits: boolean }) {
  return (
    <>
      <b>{m.room_title()}</b>
      <p role="status">{restWords(call, waits)}</p>
      <div class="ways">
        <button type="button" class={waits ? "" : "go"} onClick={call.check}>
          {waits ? m.room_check_waits() : m.room_check()}
        </button>
      </div>
    </>
  );
}

function Ready({ onNot }: { onNot: () => void }) {
  return (
    <>
      <b>{m.room_title()}</b>
      <p role="status">{m.room_ready()}</p>
      <div class="ways">
        <button type="button" class="quiet" onClick={onNot}>
          {m.room_not_ready()}
        </button>
      </div>
    </>
  );
}

/** Ready before the call has begun: in, as soon as it has. */
function useReady(call: Call, waits: boolean) {
  const ready = useSignal<Sends | null>(null);
  const goIn = (sends: Sends) => {
    ready.value = waits ? sends : null;
    if (waits) call.leave();
    else call.join(sends);
  };
  useEffect(() => {
    if (!waits && ready.value) goIn(ready.value);
  }, [waits]);
  const not = () => {
    ready.value = null;
  };
  return { isReady: waits && ready.value !== null, goIn, not };
}

/** One call for as long as the panel stands; a reload goes back into it by itself. */
function useCall({ consultationId, admit, autoJoin = false, beginsWithCheck = false }: CallPanelProps): Call {
  const latest = useRef(admit);
  latest.current = admit;
  const made = useRef<Call>(null);
  made.current ??= createCall({ consultationId, admit: () => latest.current(), load: () => import("./room/room.ts") });
  const call = made.current;
  // Before anything is drawn: a button that is gone in the next moment would be pressed in vain.
  useLayoutEffect(() => {
    const before = rejoinsAfterReload(consultationId);
    if (before) call.join(before);
    else if (autoJoin) call.join({ microphone: true, camera: false });
    else if (beginsWithCheck) call.check();
    return call.stop;
  }, []);
  return call;
}

const TICK_MS = 1_000;
function useSeconds(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}

function Panel(props: CallPanelProps) {
  const { telephone, large = false, writing = true, waits = false } = props;
  const call = useCall(props);
  const { isReady, goIn, not } = useReady(call, waits);
  const now = useSeconds();
  const nameOf = (party: string) => props.nameOf?.(party) ?? call.names.value[party] ?? m.room_somebody();
  const said = useComings(call, nameOf);
  const { phase } = call.state.value;
  useWakeLock(phase === "live" || phase === "reconnecting");
  return (
    <section class={large ? "call large" : "call"} aria-label={m.room_title()} data-call-phase={phase}>
      <CallIcons />
      <span class="sr" role="status">
        {said}
      </span>
      {isReady && <Ready onNot={not} />}
      {!isReady && (phase === "idle" || phase === "left") && <AtRest call={call} waits={waits} />}
      {phase === "checking" && <DeviceCheck onJoin={goIn} onCancel={call.leave} writing={writing} telephone={telephone} />}
      {(phase === "admitting" || phase === "connecting") && <Waiting call={call} />}
      {(phase === "live" || phase === "reconnecting") && <CallLive call={call} nameOf={nameOf} telephone={telephone} now={now} />}
      {phase === "lost" && <Lost call={call} writing={writing} telephone={telephone} now={now} />}
    </section>
  );
}

/** The call of a consultation, from the check of the devices to leaving; for both apps. Another consultation is another call. */
export default function CallPanel(props: CallPanelProps) {
  return <Panel key={props.consultationId} {...props} />;
}
