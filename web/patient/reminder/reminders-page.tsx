import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { phonePush } from "../push/phone-push.ts";
import { PushSetting } from "../push/push-setting.tsx";
import { people } from "../session/session.ts";
import { HomeBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { PersonReminders } from "./person-reminders.tsx";
import { TryPush } from "./try-push.tsx";
import "./reminder.css";

/** Hours that nothing comes of are said before they are set; where it is turned on stands below, and nothing moves under the finger. */
function PushOff() {
  if (["on", "hidden", "asking"].includes(phonePush.state.value)) return null;
  return (
    <section class="note">
      <Icon name="i-bell" />
      <p role="status">{m.remind_push_off()}</p>
      <div class="note-do">
        <a class="btn btn-2 btn-full" href="#push-title">
          {m.remind_push_see()}
        </a>
      </div>
    </section>
  );
}

/** When each person of this phone is reminded, and whether that really comes here. */
export default function RemindersPage() {
  const followed = people.value.filter(({ episodeState }) => episodeState === "active");
  return (
    <>
      <PageTop title={m.phone_title()} back="/phone" />
      <main class="p-main">
        <Heading of="reminders">{m.remind_title()}</Heading>
        <p>{m.remind_what()}</p>
        <PushOff />
        {followed.length === 0 && <p>{m.remind_nobody()}</p>}
        {followed.map((one) => (
          <PersonReminders key={one.personId} of={one} />
        ))}
        <PushSetting />
        <TryPush />
      </main>
      <HomeBar />
    </>
  );
}
