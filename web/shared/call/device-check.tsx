import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../paraglide/messages.js";
import { Icon } from "../ui/sprite.tsx";
import { troubleWords } from "./call-words.ts";
import { chooseDevice } from "./device-choice.ts";
import { devicesOf, listenToLevel, type Opened, openDevice, stopStream } from "./devices.ts";
import type { DeviceKind } from "./peer.ts";
import type { Sends } from "./rejoin.ts";

type Tried = Opened | "asking" | "waiting";
const streamOf = (tried: Tried): MediaStream | null => (typeof tried === "object" && tried.result === "ok" ? tried.stream : null);

/** Microphone, then camera, one after the other; everything is let go when the check is over. */
function useTrial(): Record<DeviceKind, Signal<Tried>> & { readonly again: (kind: DeviceKind) => Promise<void> } {
  const microphone = useSignal<Tried>("waiting");
  const camera = useSignal<Tried>("waiting");
  const over = useRef(false);
  const tried = { microphone, camera };
  const again = async (kind: DeviceKind) => {
    const before = streamOf(tried[kind].peek());
    if (before) stopStream(before);
    tried[kind].value = "asking";
    const opened = await openDevice(kind);
    if (over.current && opened.result === "ok") stopStream(opened.stream);
    else tried[kind].value = opened;
  };
  useEffect(() => {
    const both = async () => {
      await again("microphone");
      if (!over.current) await again("camera");
    };
    void both();
    return () => {
      over.current = true;
      for (const one of [microphone, camera]) {
        const stream = streamOf(one.peek());
        if (stream) stopStream(stream);
      }
    };
  }, []);
  return { microphone, camera, again };
}

/** Which of several; a single one is not asked about. */
function Choice({ kind, stream, onChange }: { kind: DeviceKind; stream: MediaStream; onChange: () => void }) {
  const devices = useSignal<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const read = async () => {
      devices.value = await devicesOf(kind);
    };
    void read();
    navigator.mediaDevices.addEventListener("devicechange", read);
    return () => navigator.mediaDevices.removeEventListener("devicechange", read);
  }, [kind]);
  if (devices.value.length < 2) return null;
  return (
    <select
      aria-label={kind === "microphone" ? m.room_microphone() : m.room_camera()}
      value={stream.getTracks()[0]?.getSettings().deviceId}
      onChange={(event) => {
        chooseDevice(kind, event.currentTarget.value);
        onChange();
      }}
    >
      {devices.value.map(({ deviceId, label }) => (
        <option key={deviceId} value={deviceId}>
          {label}
        </option>
      ))}
    </select>
  );
}

const HEARD_FROM = 0.05;

function Level({ stream }: { stream: MediaStream }) {
  const level = useSignal(0);
  const heard = useSignal(false);
  useEffect(
    () =>
      listenToLevel(stream, (now) => {
        level.value = now;
        if (now >= HEARD_FROM) heard.value = true;
      }),
    [stream],
  );
  return (
    <>
      <span role="status">{heard.value ? m.room_microphone_heard() : m.room_microphone_say()}</span>
      <svg class="level" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" class="hollow" />
        <rect width={Math.round(level.value * 100)} height="6" class="full" />
      </svg>
    </>
  );
}

function Preview({ stream }: { stream: MediaStream }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current) element.current.srcObject = stream;
  }, [stream]);
  return <video ref={element} class="preview" autoplay playsInline muted aria-label={m.room_own_picture()} />;
}

interface TrialProps {
  readonly kind: DeviceKind;
  readonly tried: Tried;
  readonly onAgain: () => void;
  readonly children: (stream: MediaStream) => ComponentChildren;
}

/** One device: what is asked, what came of it. */
function Trial({ kind, tried, onAgain, children }: TrialProps) {
  const stream = streamOf(tried);
  const asking = kind === "microphone" ? m.room_asking_microphone() : m.room_asking_camera();
  const icon = { microphone: stream ? "i-mic" : "i-mic-off", camera: stream ? "i-cam" : "i-cam-off" }[kind];
  return (
    <div class="trial" data-device={kind} data-result={typeof tried === "string" ? tried : tried.result}>
      <Icon name={icon} />
      <div>
        {stream && children(stream)}
        {stream && <Choice kind={kind} stream={stream} onChange={onAgain} />}
        {tried === "asking" && <span role="status">{asking}</span>}
        {typeof tried === "object" && tried.result !== "ok" && (
          <>
            <span role="status">{troubleWords(kind, tried.result)}</span>
            {tried.result !== "unsupported" && (
              <button type="button" class="again" onClick={onAgain}>
                {m.room_try_again()}
              </button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

interface DeviceCheckProps {
  readonly onJoin: (sends: Sends) => void;
  readonly onCancel: () => void;
  readonly writing: boolean;
  readonly telephone: ComponentChildren;
}

/** Before the call: is the voice heard, is there a picture, and how to go on where there is none. */
export function DeviceCheck({ onJoin, onCancel, writing, telephone }: DeviceCheckProps) {
  const { microphone, camera, again } = useTrial();
  const [sound, picture] = [streamOf(microphone.value) !== null, streamOf(camera.value) !== null];
  const silent = typeof microphone.value === "object" && !sound;
  const join = (sends: Sends) => () => onJoin(sends);
  return (
    <>
      <b>{m.room_check_title()}</b>
      <Trial kind="microphone" tried={microphone.value} onAgain={() => void again("microphone")}>
        {(stream) => <Level stream={stream} />}
      </Trial>
      <Trial kind="camera" tried={camera.value} onAgain={() => void again("camera")}>
        {(stream) => <Preview stream={stream} />}
      </Trial>
      {silent && <p role="status">{writing ? m.room_go_on_writing() : m.room_go_on()}</p>}
      {silent && telephone && <div class="numbers">{telephone}</div>}
      <div class="ways">
        {picture && (
          <button type="button" class="go" onClick={join({ microphone: sound, camera: true })}>
            {m.room_join_picture()}
          </button>
        )}
        {sound && (
          <button type="button" class={picture ? "" : "go"} onClick={join({ microphone: true, camera: false })}>
            {m.room_join_sound()}
          </button>
        )}
        <button type="button" class={silent && !picture ? "go" : ""} onClick={join({ microphone: false, camera: false })}>
          {m.room_join_listen()}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {m.room_not_now()}
        </button>
      </div>
    </>
  );
}
