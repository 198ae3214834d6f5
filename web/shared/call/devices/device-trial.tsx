import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../paraglide/messages.js";
import { Icon } from "../../ui/sprite.tsx";
import { troubleWords } from "../call-words.ts";
import type { DeviceKind } from "../live/peer.ts";
import { chooseDevice } from "./device-choice.ts";
import { devicesOf, listenToLevel } from "./devices.ts";
import { streamOf, type Tried } from "./use-trial.ts";

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

export function Level({ stream }: { stream: MediaStream }) {
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

export function Preview({ stream }: { stream: MediaStream }) {
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
export function Trial({ kind, tried, onAgain, children }: TrialProps) {
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
