import type { ComponentChildren } from "preact";
import { m } from "../../paraglide/messages.js";
import { Icon } from "../../ui/sprite.tsx";
import type { Call } from "../state/call-controller.ts";

interface SwitchProps {
  readonly on: boolean;
  readonly icon: string;
  readonly words: string;
  readonly onPress: () => void;
}

/** The label says how it is now, the press changes it. */
function Switch({ on, icon, words, onPress }: SwitchProps) {
  return (
    <button type="button" role="switch" aria-checked={on} class={on ? "on" : ""} onClick={onPress}>
      <Icon name={icon} />
      {words}
    </button>
  );
}

function cameraWords(call: Call): string {
  const { camera, wants } = call.own.value;
  if (camera === "on" || camera === "starting") return m.room_camera_on();
  return wants.camera ? m.room_camera_waits() : m.room_camera_off();
}

interface CallControlsProps {
  readonly call: Call;
  /** null: no number is known. */
  readonly numbers: { readonly open: boolean; readonly toggle: () => void } | null;
}

/** Under the thumb: sound, picture, number, leave. */
export function CallControls({ call, numbers }: CallControlsProps) {
  const { microphone, wants } = call.own.value;
  const heard = microphone === "on" || microphone === "starting";
  return (
    <div class="ctl">
      <Switch
        on={heard}
        icon={heard ? "i-mic" : "i-mic-off"}
        words={heard ? m.room_microphone_on() : m.room_microphone_off()}
        onPress={() => call.setDevice("microphone", !heard)}
      />
      <Switch
        on={wants.camera}
        icon={wants.camera ? "i-cam" : "i-cam-off"}
        words={cameraWords(call)}
        onPress={() => call.setDevice("camera", !wants.camera)}
      />
      {numbers && (
        <button type="button" aria-expanded={numbers.open} onClick={numbers.toggle}>
          <Icon name="i-phone" />
          {m.room_number()}
        </button>
      )}
      <button type="button" class="end" onClick={call.leave}>
        <Icon name="i-leave" />
        {m.room_leave()}
      </button>
    </div>
  );
}

/** Something to know, with a dashed edge. */
export function CallNote({ icon, children }: { icon: string; children: ComponentChildren }) {
  return (
    <div class="call-note">
      <Icon name={icon} class="ic note-ic" />
      <span>{children}</span>
    </div>
  );
}
