import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Choice } from "../checkin/choice.tsx";
import type { Letter } from "../outbox/letter.ts";
import { letters, sendAllNow, unreadable } from "../outbox/outbox.ts";
import { isOwed } from "../outbox/rules.ts";
import { fullNameHere, nameHere } from "../person/named-here.ts";
import { siteTime } from "../session/clock.ts";
import { people } from "../session/session.ts";
import { removePerson, signOut } from "../session/sign-out.ts";
import { Dialog } from "../shell/dialog.tsx";

const owedOf = (personId: string | null): readonly Letter[] =>
  (letters.value ?? []).filter((one) => isOwed(one) && (personId === null || one.personId === personId));

function nameOf({ personId }: Letter): string {
  const of = people.value.find((one) => one.personId === personId);
  return of ? nameHere(of) : m.leave_somebody();
}

const KIND: Record<Letter["kind"], () => string> = {
  checkin: () => m.leave_checkin(),
  addendum: () => m.leave_addendum(),
  help: () => m.leave_help(),
};

interface Owing {
  /** What the station does not have now. */
  readonly owed: readonly Letter[];
  /** That, and what it has taken since the dialog was opened. */
  readonly shown: readonly Letter[];
}

/** What has left meanwhile stays in its place: nothing else may come under the finger that was about to send it. */
function useOwing(personId: string | null): Owing {
  const owed = owedOf(personId);
  const shown = useRef<readonly Letter[]>([]);
  shown.current = [...shown.current, ...owed.filter(({ id }) => shown.current.every((one) => one.id !== id))];
  return { owed, shown: shown.current };
}

/** Everything that the station does not have, by name and time, and a way to send it first. */
function Owed({ owed, shown }: Owing) {
  const trying = useSignal(false);
  const couldLeave = shown.some((one) => one.state !== "draft");
  const canLeave = owed.some((one) => one.state !== "draft");
  const isLeft = owed.length === 0;
  const send = async () => {
    if (trying.value || !canLeave) return;
    trying.value = true;
    await sendAllNow();
    trying.value = false;
  };
  return (
    <section class="note" role="alert">
      <Icon name={isLeft ? "i-check" : "i-clock"} />
      <b>{isLeft ? m.chain_station_has_it() : m.leave_owed({ count: owed.length })}</b>
      <ul class="wide dots">
        {shown.map((one) => (
          <li key={one.id}>
            {nameOf(one)}: {one.state === "draft" ? m.leave_draft() : KIND[one.kind]()},{" "}
            {clockTime(siteTime(one.content.recordedAt))}, {dayName(siteTime(one.content.recordedAt))}
          </li>
        ))}
      </ul>
      {couldLeave && (
        <div class="note-do">
          <button type="button" class="btn btn-full" aria-disabled={trying.value || !canLeave} onClick={send}>
            {trying.value ? m.leave_sending() : m.leave_send_first()}
          </button>
        </div>
      )}
    </section>
  );
}

/** One press, once; what goes wrong stays on the screen. */
function useDoing(work: () => Promise<void>) {
  const doing = useSignal(false);
  const error = useSignal<unknown>(null);
  const go = async () => {
    if (doing.value) return;
    [doing.value, error.value] = [true, null];
    try {
      await work();
    } catch (problem) {
      error.value = problem;
    }
    doing.value = false;
  };
  return { doing: doing.value, error: error.value, go };
}

/** Takes one person off this phone. What the station does not have of them stays here, and goes out with their next code. */
export function RemoveDialog({ of, close }: { of: DevicePerson; close: () => void }) {
  const owing = useOwing(of.personId);
  const { doing, error, go } = useDoing(async () => {
    await removePerson(of);
    close();
  });
  return (
    <Dialog title={m.phone_take_off_ask({ name: fullNameHere(of) })} close={close}>
      <p>{m.leave_remove_what()}</p>
      {owing.shown.length > 0 && (
        <>
          <Owed {...owing} />
          <p>{m.leave_kept()}</p>
        </>
      )}
      {error !== null && <p role="alert">{wordsOf(error)}</p>}
      <button type="button" class="btn btn-2 btn-full" aria-disabled={doing} onClick={go}>
        {m.phone_take_off()}
      </button>
    </Dialog>
  );
}

/** Unlinks this phone and empties it. What would be lost is named first, and needs a tick of its own. */
export function SignOutDialog({ close }: { close: () => void }) {
  const { route } = useLocation();
  const owing = useOwing(null);
  const count = owing.owed.length + unreadable.value;
  const agreed = useSignal(false);
  const ready = count === 0 || agreed.value;
  const { doing, error, go } = useDoing(async () => {
    if (!ready) return;
    await signOut();
    route("/", true);
  });
  return (
    <Dialog title={m.phone_sign_out_ask()} close={close}>
      <p>{m.leave_wipes()}</p>
      {owing.shown.length > 0 && <Owed {...owing} />}
      {count > 0 && (
        <Choice
          on={agreed.value}
          press={() => {
            agreed.value = !agreed.value;
          }}
        >
          {m.leave_lose({ count })}
        </Choice>
      )}
      {error !== null && <p role="alert">{wordsOf(error)}</p>}
      <button type="button" class="btn btn-2 btn-full" aria-disabled={doing || !ready} onClick={go}>
        {m.phone_sign_out()}
      </button>
    </Dialog>
  );
}
