import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { PatientRecord } from "#schema/api/record.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { acknowledge, type DialogKind, openDialog, type Subject } from "../alert/actions.ts";
import { consultationPath } from "../consultation/consultation-words.ts";
import { expired } from "../session/session.ts";
import { CorrectDialog } from "./correction/correct-dialog.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { AddendumDialog } from "./told/addendum-dialog.tsx";
import { CheckinDialog } from "./told/checkin-dialog.tsx";

type OwnDialog = "check-in" | "addendum" | "correct" | "end";

interface Act {
  readonly key: string;
  readonly word: string;
  readonly press: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null;

function useKeys(acts: readonly Act[]): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (openDialog.peek() || expired.peek()) return;
      const act = acts.find((one) => one.key === event.key.toUpperCase());
      if (!act) return;
      event.preventDefault();
      act.press();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [acts]);
}

function subjectOf({ episodeId, person }: PatientRecord, alert: AlertView | null): Subject {
  return { episodeId, name: person.name, alert, phone: person.phone, carer: person.carer };
}

/** One question at a time about one person, and an opinion is read first: until then the way to it stands here. */
function consult(record: PatientRecord, ask: () => void, route: (path: string) => void): Act | false {
  const open = record.consultations.find(({ state, read }) => state !== "withdrawn" && (state !== "decided" || read === null));
  if (open) return { key: "H", word: m.act_consult_open(), press: () => route(consultationPath(open.id)) };
  return record.may.includes("ask-consultation") && { key: "H", word: m.act_consult(), press: ask };
}

interface Ways {
  readonly openOwn: (kind: OwnDialog) => void;
  readonly route: (path: string) => void;
}

function actsFor(record: PatientRecord, alert: AlertView | null, { openOwn, route }: Ways): Act[] {
  const open = (kind: DialogKind) => () => {
    openDialog.value = { kind, about: subjectOf(record, alert) };
  };
  const { may } = record;
  const latest = record.checkins.at(-1);
  const all: (Act | false | undefined)[] = [
    { key: "C", word: m.act_call(), press: open("call") },
    alert?.may.includes("act") && { key: "E", word: m.act_did(), press: open("act") },
    consult(record, open("consult"), route),
    may.includes("note") && { key: "N", word: m.act_write(), press: open("note") },
    alert?.may.includes("resolve") && { key: "R", word: m.act_close(), press: open("resolve") },
    may.includes("check-in") && { key: "M", word: m.act_checkin(), press: () => openOwn("check-in") },
    may.includes("check-in") && latest && { key: "B", word: m.act_addendum(), press: () => openOwn("addendum") },
    may.includes("correct") && { key: "S", word: m.act_correct(), press: () => openOwn("correct") },
    may.includes("end") && { key: "X", word: m.act_end(), press: () => openOwn("end") },
  ];
  return all.filter((act) => act !== false && act !== undefined);
}

/** What can be done for this person; each with its key. What the service would refuse is not offered. */
export function ActionsPanel({ record, alert }: { record: PatientRecord; alert: AlertView | null }) {
  const own = useSignal<OwnDialog | null>(null);
  const close = () => {
    own.value = null;
  };
  const { route } = useLocation();
  const openOwn = (kind: OwnDialog) => {
    own.value = kind;
  };
  const acts = actsFor(record, alert, { openOwn, route });
  const canTake = alert?.may.includes("acknowledge") && alert.holder === null;
  const take = () => {
    if (alert) void acknowledge(alert, record.episodeId);
  };
  const latest = record.checkins.at(-1);
  useKeys(canTake ? [{ key: "A", word: "", press: take }, ...acts] : acts);
  return (
    <section class="panel actions" aria-label={m.actions_label()}>
      <div class="in">
        {canTake && (
          <button type="button" class="btn btn-s take-big" onClick={take}>
            {m.act_take()} <kbd class="kbd">A</kbd>
          </button>
        )}
        {acts.map(({ key, word, press }) => (
          <button key={key} type="button" class="btn btn-2 btn-s" onClick={press}>
            {key === "C" && <Icon name="i-phone" />}
            {word} <kbd class="kbd">{key}</kbd>
          </button>
        ))}
      </div>
      {own.value === "check-in" && <CheckinDialog record={record} onClose={close} />}
      {own.value === "addendum" && latest && <AddendumDialog record={record} checkin={latest} onClose={close} />}
      {own.value === "correct" && <CorrectDialog record={record} onClose={close} />}
      {own.value === "end" && <EndDialog record={record} onClose={close} />}
    </section>
  );
}
