import type { ComponentChildren } from "preact";
import type { DevicePerson } from "#schema/api/access.ts";
import type { MessageView, Receipt } from "#schema/api/checkin.ts";
import type { Problem } from "#schema/api/problem.ts";
import { Refused } from "../../shared/api.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Spoken } from "../opinion/spoken.tsx";
import type { AddendumLetter, Letter } from "../outbox/letter.ts";
import { keeps } from "../outbox/outbox.ts";
import { measuredAt, siteTime } from "../session/clock.ts";

interface StepProps {
  kind?: "" | "human" | "wait" | "cut";
  icon?: string;
  at?: number | undefined;
  children: ComponentChildren;
}
/** One step of a way: a machine's, a person's, or one that has not been taken. */
export function Step({ kind = "", icon = "i-check", at, children }: StepProps) {
  return (
    <li class={kind}>
      <span class="dot">
        <Icon name={icon} />
      </span>
      <span>{children}</span>
      {at !== undefined && <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>}
    </li>
  );
}

/** A refusal in the patient's words: the names of fields say nothing to them. */
export function refusalWords(problem: Problem): string {
  if (problem.status === 401) return m.chain_signed_out();
  return problem.type === "invalid-body" ? m.chain_unreadable() : wordsOf(new Refused(problem));
}

/** Why the station does not have it yet. */
export function whyWaiting(letter: Letter | null): string {
  // No words of ours came with it: a page between phone and service, or a lost answer.
  if (!letter?.problem || letter.problem.requestId === "") return m.chain_sends_itself();
  return refusalWords(letter.problem);
}

/** What the station has: its time, or in bold that it does not know yet. */
function AtStation({ letter, receipt, danger }: ChainProps) {
  if (receipt) return <Step at={receipt.receivedAt}>{m.chain_station_has_it()}</Step>;
  if (letter?.state === "receipted") return <Step>{m.chain_station_has_it()}</Step>;
  if (letter?.state === "refused")
    return (
      <Step kind="wait">
        <b>{danger ? m.chain_station_unaware() : m.chain_refused()}</b> {whyWaiting(letter)}
      </Step>
    );
  return (
    <Step kind="wait">
      <b>{danger ? m.chain_station_unaware() : m.chain_station_waiting()}</b> {whyWaiting(letter)}
    </Step>
  );
}

function ByPerson({ receipt }: { receipt: Receipt }) {
  const { seen, alert } = receipt;
  const holder = alert?.holder;
  if (holder)
    return (
      <Step kind="human" at={seen?.at}>
        <b>{m.chain_holder({ who: `${holder.title} ${holder.name}` })}</b>
      </Step>
    );
  if (!seen) return <Step kind="wait">{m.chain_not_seen()}</Step>;
  return (
    <Step kind="human" at={seen.at}>
      <b>{m.chain_seen({ who: `${seen.by.title} ${seen.by.name}` })}</b>
    </Step>
  );
}

function Said({ answer, of }: { answer: MessageView; of: DevicePerson }) {
  const signed = m.chain_said({ who: `${answer.by.title} ${answer.by.name}`, time: clockTime(answer.at) });
  return (
    <li class="human">
      <span class="dot">
        <Icon name="i-chat" />
      </span>
      <div class="said">
        <Spoken said={answer} of={of} signed={signed} />
      </div>
    </li>
  );
}

export interface ChainProps {
  readonly of: DevicePerson;
  /** What this phone wrote; null when another phone or the station did. */
  readonly letter: Letter | null;
  readonly receipt: Receipt | null;
  readonly danger?: boolean;
  /** What was added to it afterwards, from this phone. */
  readonly added?: readonly AddendumLetter[];
}

/** What was added has a way of its own to the station: a sign that has not arrived is not known there. */
function AddedStep({ added, danger }: { added: readonly AddendumLetter[]; danger: boolean }) {
  const waiting = added.find((one) => one.state !== "receipted");
  const last = added.at(-1);
  if (!waiting) return last ? <Step at={siteTime(last.content.recordedAt)}>{m.add_arrived()}</Step> : null;
  return (
    <Step kind="wait">
      <b>{danger ? m.add_unaware() : m.add_waiting()}</b> {whyWaiting(waiting)}
    </Step>
  );
}

/** The receipt: saved here, the station has it, a person has seen it, an answer. What is not so yet is hatched. */
export function Chain(props: ChainProps) {
  const { of, letter, receipt, added = [], danger = false } = props;
  const arrived = receipt !== null || letter?.state === "receipted";
  const recordedAt = letter?.content.recordedAt ?? receipt?.recordedAt;
  const savedAt = recordedAt === undefined ? undefined : measuredAt(recordedAt, receipt);
  return (
    <ol class="chain">
      <Step kind={arrived ? "" : "cut"} at={savedAt}>
        {letter && keeps.value ? m.chain_saved() : m.chain_measured()}
      </Step>
      <AtStation {...props} />
      <AddedStep added={added} danger={danger} />
      {receipt && <ByPerson receipt={receipt} />}
      {receipt?.answer && <Said answer={receipt.answer} of={of} />}
    </ol>
  );
}
