import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Household } from "../home/household.tsx";
import { isLocked } from "../lock/lock-state.ts";
import type { HelpLetter } from "../outbox/letter.ts";
import { letters } from "../outbox/outbox.ts";
import { nameHere } from "../person/named-here.ts";
import { now, siteNow } from "../session/clock.ts";
import { courseOf } from "../session/course.ts";
import { people, person } from "../session/session.ts";
import { HelpButton, OfflineBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { CallAmbulance, CallStation, CallSupport } from "../shell/station-calls.tsx";
import { usePart } from "../shell/use-part.ts";
import { askHelp } from "./ask-help.ts";
import { HelpState } from "./help-state.tsx";

const fetchAsks = () => import("./asks.tsx");
/** Longer ago, a new press is a new call. */
const RECENT_MS = 30 * 60_000;
/** A clock that has been put right meanwhile leaves times behind that are still to come: they say nothing of now. */
const isRecent = (at: number): boolean => Math.abs(now.value - at) < RECENT_MS;

/** The red button was pressed here just now, and nobody has closed it: pressing again would tell the station nothing new. */
function pressedLately({ episodeId }: DevicePerson): HelpLetter | undefined {
  const known = courseOf(episodeId)?.asked ?? [];
  return (letters.value ?? [])
    .filter((one) => one.kind === "help")
    .filter(({ content, state }) => content.kind === "help" && isRecent(content.recordedAt) && state !== "refused")
    .find((one) => one.episodeId === episodeId && !known.some(({ id, done }) => id === one.id && done !== null));
}

function TellStation({ of }: { of: DevicePerson }) {
  const asking = useSignal(false);
  const ask = async () => {
    if (asking.value) return;
    asking.value = true;
    await askHelp(of);
    asking.value = false;
  };
  return (
    <>
      <button type="button" class="btn btn-help btn-full tall" onClick={ask}>
        <Icon name="i-bell" />
        {m.help_tell_station({ station: of.facility.shortName })}
      </button>
      <p class="dim small">{m.help_what_happens()}</p>
    </>
  );
}

function Body({ of }: { of: DevicePerson }) {
  // Whoever holds a locked phone may call for help, and reads nothing of what was asked.
  const asks = usePart(!isLocked.value, fetchAsks);
  const pressed = pressedLately(of);
  const whole = asks !== null && asks !== "gone";
  return (
    <>
      <Heading of={`help ${of.personId}`}>{m.help_title({ name: nameHere(of) })}</Heading>
      <CallAmbulance />
      <CallStation of={of.facility} />
      {/* A call for help is never refused because an illness was closed. */}
      {of.episodeId !== null && !pressed && <TellStation of={of} />}
      {!whole && pressed && <HelpState letter={pressed} station={of.facility} />}
      {whole && <asks.Part of={of} />}
      {of.facility.healthPhone && <CallSupport of={of.facility} />}
    </>
  );
}

function Top() {
  return (
    <div class="p-top">
      <a class="lang back" href="/" aria-label={m.shell_back()}>
        <Icon name="i-right" class="ic flip" />
      </a>
      <b class="p-title">{m.shell_help()}</b>
      <span class="num dim">{clockTime(siteNow.value)}</span>
      <LanguageSwitch />
    </div>
  );
}

/** Calls first, since they work without this app; then the button that wakes the station; what is not urgent comes as a part. */
export function HelpPage() {
  const of = person.value;
  return (
    <>
      <header>{people.value.length > 1 ? <Household /> : <Top />}</header>
      <OfflineBar danger />
      <main class="p-main">
        {of ? (
          <Body key={of.personId} of={of} />
        ) : (
          <>
            <Heading of="help">{m.help_nobody()}</Heading>
            <CallAmbulance />
          </>
        )}
      </main>
      <nav class="p-bar" aria-label={m.shell_navigation()}>
        {of ? (
          <a class="btn btn-2" href="/">
            {m.shell_today()}
          </a>
        ) : (
          <HelpButton quiet />
        )}
      </nav>
    </>
  );
}
