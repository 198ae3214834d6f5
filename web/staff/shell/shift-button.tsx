import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { soundOn, startSound } from "../alarm/sound.ts";
import { session } from "../session/session.ts";
import { shiftFailure, startShift } from "../session/shift.ts";
import { failureWords } from "../ui/failure.tsx";

/** The press that begins the shift also allows the sound; while it is off the bar says so. */
export function ShiftButton() {
  const failure = shiftFailure.value;
  return (
    <>
      {failure !== null && (
        <span class="f-err top-err" role="alert">
          {failureWords(failure)}
        </span>
      )}
      {session.value?.duty == null ? (
        <button type="button" class="btn btn-xs" onClick={() => void startShift()}>
          {m.shift_start()}
        </button>
      ) : (
        !soundOn.value && (
          <button type="button" class="btn btn-2 btn-xs" onClick={() => void startSound()}>
            <Icon name="i-bell" />
            {m.shift_sound_off()}
          </button>
        )
      )}
    </>
  );
}
