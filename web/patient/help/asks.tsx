import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wantsWord } from "../../shared/want-words.ts";
import { letters } from "../outbox/outbox.ts";
import { now } from "../session/clock.ts";
import { courseOf, refreshCourse } from "../session/course.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { isWritten } from "./after-help.tsx";
import { askFor } from "./ask-help.ts";
import { type Asked, askedIn, callBackWaits, isOpen, standingOf } from "./asked.ts";
import { AskedCard } from "./asked-card.tsx";
import { Needs } from "./needs.tsx";

const POLL_MS = 10_000;

function CallBack({ of, all }: { of: DevicePerson; all: readonly Asked[] }) {
  const asking = useSignal(false);
  const waits = callBackWaits(all, now.value);
  if (waits === "waits") return null;
  const ask = async () => {
    if (asking.value) return;
    asking.value = true;
    await askFor(of, ["call_back"]);
    asking.value = false;
  };
  return (
    <>
      <button type="button" class="btn btn-2 btn-full" onClick={ask}>
        {waits === "overdue" ? m.help_call_back_again() : m.help_call_back()}
      </button>
      <p class="dim small">{m.help_call_back_when()}</p>
    </>
  );
}

/** For whoever listens: the newest one's standing, when it changes. */
function Spoken({ newest }: { newest: Asked | undefined }) {
  const standing = newest && standingOf(newest);
  const what = newest ? wantsWord(newest.wants) : "";
  const taken = newest?.view?.taken?.by;
  const words =
    standing === "taken" && taken
      ? m.asked_now_taken({ what, who: `${taken.title} ${taken.name}` })
      : standing === "station"
        ? m.asked_now_station({ what })
        : standing === "leaving"
          ? `${what}. ${m.asked_leaving()}`
          : standing === "here"
            ? m.asked_now_waiting({ what })
            : "";
  return (
    <p class="sr" role="status">
      {words}
    </p>
  );
}

/** What the family asked for and how far each has come, and what is not urgent to ask for. */
export default function Asks({ of }: { of: DevicePerson }) {
  const { episodeId, personId } = of;
  const all = askedIn(episodeId, letters.value ?? [], courseOf(episodeId)?.asked ?? []);
  const arrived = all.filter(({ letter }) => letter?.state === "receipted").length;
  useWhileVisible(
    async () => {
      if (episodeId) await refreshCourse(episodeId);
    },
    POLL_MS,
    `${personId} ${arrived}`,
  );
  const waiting = all.filter((one) => isOpen(one, now.value));
  const open = all.filter((one) => waiting.includes(one) || isWritten(one.id, of));
  const closed = all.filter((one) => !open.includes(one));
  return (
    <>
      <Spoken newest={waiting[0]} />
      {open.map((one) => (
        <AskedCard key={one.id} asked={one} of={of} />
      ))}
      {episodeId !== null && (
        <section class="stack">
          <h2 class="card-title">{m.help_not_urgent()}</h2>
          <p>{m.help_not_urgent_hint()}</p>
          <CallBack of={of} all={all} />
          <Needs of={of} />
        </section>
      )}
      {closed.length > 0 && (
        <details>
          <summary class="line">{m.asked_earlier({ count: closed.length })}</summary>
          <div class="stack">
            {closed.map((one) => (
              <AskedCard key={one.id} asked={one} of={of} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
