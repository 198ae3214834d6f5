import type { ComponentChildren } from "preact";
import { m } from "../../paraglide/messages.js";
import type { Sends } from "../state/rejoin.ts";
import { Level, Preview, Trial } from "./device-trial.tsx";
import { streamOf, useTrial } from "./use-trial.ts";

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
      {silent && telephone && <div class="by-phone">{telephone}</div>}
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
