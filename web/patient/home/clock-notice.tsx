import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { now, siteNow } from "../session/clock.ts";

/** The phone's clock is wrong: what it says and what is right, since whoever looks at both would doubt the readings. */
export default function ClockNotice() {
  const [phone, site] = [now.value, siteNow.value];
  const isOtherDay = dayNumber(phone) !== dayNumber(site);
  const shown = (at: number) => (isOtherDay ? `${clockTime(at)}, ${dayNumber(at)}` : clockTime(at));
  return (
    <section class="note" role="status">
      <Icon name="i-clock" />
      <b>{m.notice_clock()}</b>
      <p>
        {m.notice_clock_times({ shown: shown(phone), right: shown(site) })} {m.notice_clock_how()}
      </p>
    </section>
  );
}
