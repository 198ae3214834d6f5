import { m } from "../../shared/paraglide/messages.js";
import { line } from "../board/board-state.ts";

/** Is the board live? In words, never a colour alone. */
export function LiveLamp() {
  const state = line.value?.state.value;
  if (!state) return null;
  if (state.phase === "live")
    return (
      <span class="live">
        <i />
        {m.live_on()}
      </span>
    );
  const never = state.heardAt === null && state.phase !== "offline";
  return (
    <span class="live live-off">
      <i />
      <b>{never ? m.live_connecting() : m.live_lost()}</b>
    </span>
  );
}
