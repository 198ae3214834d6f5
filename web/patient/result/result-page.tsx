import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { CheckinLetter } from "../outbox/letter.ts";
import { letters } from "../outbox/outbox.ts";
import { addendaTo } from "../outbox/rules.ts";
import { quiet } from "../reminder/quiet.ts";
import { people, refreshSession, session } from "../session/session.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { BottomBar } from "../shell/bars.tsx";
import { AddBreaths } from "./add-breaths.tsx";
import { AddNote } from "./add-note.tsx";
import { AddReading } from "./add-reading.tsx";
import { AddSigns } from "./add-signs.tsx";
import { Calm } from "./calm-result.tsx";
import { Danger } from "./danger-result.tsx";
import { asJudgedThere, isUnknown, judge, receiptHeard, refreshReceipt, worse } from "./known.ts";
import { type Addable, canAdd, type Outcome } from "./outcome.ts";
import { useAdding } from "./use-adding.ts";

const POLL_MS = 15_000;
const SESSION_POLL_MS = 30_000;

/**
 * Whose check-in it is: its letter's person, else the one whom the address names, else the only one here. Never whoever is in use now: a
 * phone goes back to a result after another was chosen.
 */
function whose(letter: CheckinLetter | null, named: string | undefined): DevicePerson | null {
  const personId = letter?.personId ?? named;
  if (personId !== undefined) return people.value.find((one) => one.personId === personId) ?? null;
  const [only, ...others] = people.value;
  return only && others.length === 0 ? only : null;
}

/** "nobody": it is of somebody who is not on this phone, or nothing here says whose it is. null: not known yet. */
function useOutcome(checkinId: string, named: string | undefined): Outcome | "nobody" | null {
  const all = letters.value ?? [];
  const letter = all.filter((one) => one.kind === "checkin").find((one) => one.id === checkinId) ?? null;
  const receipt = receiptHeard(checkinId) ?? letter?.receipt ?? null;
  const added = addendaTo(all, checkinId);
  const arrived = letter === null || letter.state === "receipted";
  const pending = added.filter((one) => one.state !== "receipted").length;
  useWhileVisible(
    async () => {
      if (arrived) await refreshReceipt(checkinId);
    },
    POLL_MS,
    `${checkinId} ${arrived} ${pending}`,
  );
  // Somebody may be asked into a call while this is read.
  useWhileVisible(refreshSession, SESSION_POLL_MS, "session");
  if (!session.value || letters.value === null) return null;
  const of = whose(letter, named);
  if (of === null) return "nobody";
  const own = letter ? judge(of, letter, added, session.value.parameters) : null;
  const judged = own && receipt && arrived && pending === 0 ? asJudgedThere(own, receipt) : own;
  if (!judged && !receipt) return isUnknown(checkinId) ? "nobody" : null;
  return { checkinId, of, letter, receipt, added, judged, severity: worse(judged, receipt) };
}

/** Nobody's result is shown: it is not known yet, or it is of somebody who is not on this phone. */
function Nothing({ isNobodys = false }: { isNobodys?: boolean }) {
  return (
    <>
      <main class="p-main" aria-busy={!isNobodys || undefined}>
        {isNobodys ? (
          <>
            <h1 class="q">{m.result_nobodys()}</h1>
            <p>{m.result_nobodys_why()}</p>
          </>
        ) : (
          <p class="dim">{m.loading()}</p>
        )}
      </main>
      <BottomBar>
        <a class="btn btn-2" href="/">
          {m.shell_today()}
        </a>
      </BottomBar>
    </>
  );
}

const ADD: Record<Addable, FunctionComponent<{ outcome: Outcome; close: () => void }>> = {
  reading: AddReading,
  signs: AddSigns,
  breaths: AddBreaths,
  note: AddNote,
};

interface ResultProps {
  readonly checkinId: string;
  /** Whom the address names. */
  readonly named: string | undefined;
}

function Result({ checkinId, named }: ResultProps) {
  const { adding, open, close } = useAdding();
  const found = useOutcome(checkinId, named);
  const outcome = found === "nobody" ? null : found;
  const episodeId = outcome?.of.episodeId ?? null;
  useEffect(() => {
    if (episodeId !== null) void quiet(episodeId);
  }, [episodeId]);
  if (!outcome) return <Nothing isNobodys={found === "nobody"} />;
  const Add = adding !== null && canAdd(outcome, adding) && ADD[adding];
  if (Add) return <Add outcome={outcome} close={close} />;
  return outcome.severity === "emergency" ? <Danger outcome={outcome} more={open} /> : <Calm outcome={outcome} more={open} />;
}

/** What a check-in means and who knows of it. An emergency has a page of its own kind. */
export default function ResultPage() {
  const { params, query } = useRoute();
  const { checkinId = "" } = params;
  return <Result key={checkinId} checkinId={checkinId} named={query.of} />;
}
