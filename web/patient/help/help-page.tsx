import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Household } from "../home/household.tsx";
import type { HelpLetter } from "../outbox/letter.ts";
import { letters } from "../outbox/outbox.ts";
import { calledName } from "../person/name.ts";
import { now } from "../session/clock.ts";
import { people, person } from "../session/session.ts";
import { HelpButton, OfflineBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { CallAmbulance, CallStation, CallSupport } from "../shell/station-calls.tsx";
import { askHelp } from "./ask-help.ts";
import { HelpState } from "./help-state.tsx";

/** Longer ago, a new call is a new call. */
const RECENT_MS = 30 * 60_000;

const recent = (personId: string): HelpLetter | undefined =>
  (letters.value ?? [])
    .filter((one) => one.kind === "help")
    .filter((one) => one.personId === personId && one.content.recordedAt > now.value - RECENT_MS)
    .sort((a, b) => b.content.recordedAt - a.content.recordedAt)[0];

function Ask({ of }: { of: DevicePerson }) {
  const message = useSignal("");
  const asking = useSignal(false);
  const ask = (kind: "help" | "request") => async () => {
    if (asking.value) return;
    asking.value = true;
    await askHelp(of, kind, message.value);
    asking.value = false;
  };
  return (
    <>
      <button type="button" class="btn btn-help btn-full tall" onClick={ask("help")}>
        <Icon name="i-bell" />
        {m.help_tell_station({ station: of.facility.shortName })}
      </button>
      <p class="dim small">{m.help_what_happens()}</p>
      <label class="lb" for="message">
        {m.help_message()}
      </label>
      <textarea
        id="message"
        class="inp"
        rows={2}
        maxLength={1000}
        value={message.value}
        onInput={({ currentTarget }) => {
          message.value = currentTarget.value;
        }}
      />
      <button type="button" class="btn btn-2 btn-full" onClick={ask("request")}>
        {m.help_call_back()}
      </button>
      <p class="dim small">{m.help_call_back_when()}</p>
    </>
  );
}

function Body({ of }: { of: DevicePerson }) {
  const asked = recent(of.personId);
  // A call for help is never refused because an illness was closed.
  const canTell = of.episodeId !== null;
  return (
    <>
      <Heading of={`help ${of.personId}`}>{m.help_title({ name: calledName(of) })}</Heading>
      <CallAmbulance />
      <CallStation of={of.facility} />
      {asked && <HelpState letter={asked} station={of.facility} />}
      {of.facility.healthPhone && <CallSupport of={of.facility} />}
      {canTell && (asked?.content.kind !== "help" || asked.state === "refused") && <Ask of={of} />}
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
      <span class="num dim">{clockTime(now.value)}</span>
    </div>
  );
}

/** Calls first, since they work without this app; then the button that wakes the station. */
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
