import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import type { Want } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { wantWord } from "../../shared/want-words.ts";
import { Choice } from "../checkin/choice.tsx";
import { begun, keepBegun } from "../shell/begun.ts";
import { Drawn } from "../shell/drawn.tsx";
import { askFor } from "./ask-help.ts";

type Need = Exclude<Want, "call_back">;
/** Line drawings on a grid of 40: a bowl of rice, a capsule, a hand that asks. */
const NEEDS: readonly { readonly want: Need; readonly drawn: ComponentChildren }[] = [
  { want: "food", drawn: <path d="M5 20h30c0 9-6 14-15 14S5 29 5 20zM9 20c2-9 20-9 22 0M29 15l7-10M25 13l6-10" /> },
  { want: "medicine", drawn: <path d="M8 23l15-15a6.500 6.500 0 0 1 9 9L17 32a6.500 6.500 0 0 1-9-9zM15.500 15.500l9 9" /> },
  { want: "other", drawn: <path d="M4 8h32v20H20l-8 8v-8H4zM13 18h.5M20 18h.5M27 18h.5" /> },
];

const shape = z.object({ open: z.boolean(), wants: z.array(z.enum(["food", "medicine", "other"])), message: z.string() });
type Draft = z.infer<typeof shape>;
const BLANK: Draft = { open: false, wants: [], message: "" };
/** What was chosen and typed, by person, until it is sent. */
const keyOf = ({ personId }: DevicePerson): string => `needs ${personId}`;
const draftOf = (of: DevicePerson): Draft => begun(keyOf(of), shape) ?? BLANK;

function Form({ of, draft, change }: { of: DevicePerson; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const early = useSignal(false);
  const { wants, message } = draft;
  const send = async () => {
    early.value = wants.length === 0;
    if (wants.length === 0) return;
    change(BLANK);
    await askFor(of, [...wants], message);
  };
  const toggle = (want: Need) => () => {
    early.value = false;
    change({ wants: wants.includes(want) ? wants.filter((one) => one !== want) : [...wants, want] });
  };
  return (
    <fieldset class="stack" id="needs">
      <legend class="lb">{m.help_needs_which()}</legend>
      <div class="choices">
        {NEEDS.map(({ want, drawn }) => (
          <Choice key={want} on={wants.includes(want)} press={toggle(want)} picture={<Drawn>{drawn}</Drawn>}>
            {wantWord(want)}
          </Choice>
        ))}
      </div>
      <label class="lb" for="needs-more">
        {m.help_needs_more()}
      </label>
      <textarea
        id="needs-more"
        class="inp"
        rows={2}
        maxLength={1000}
        value={message}
        onInput={({ currentTarget }) => change({ message: currentTarget.value })}
      />
      <button type="button" class="btn btn-full" aria-disabled={wants.length === 0} onClick={send}>
        {m.help_needs_send()}
      </button>
      <p class={early.value ? "" : "sr"} role="status">
        {early.value ? m.help_needs_choose() : ""}
      </p>
    </fieldset>
  );
}

/** Food, medicine, something else: folded away until it is wanted. */
export function Needs({ of }: { of: DevicePerson }) {
  const draft = draftOf(of);
  const change = (part: Partial<Draft>) => keepBegun(keyOf(of), { ...draftOf(of), ...part });
  return (
    <>
      <button
        type="button"
        class="btn btn-2 btn-full"
        aria-expanded={draft.open}
        aria-controls="needs"
        onClick={() => change({ open: !draft.open })}
      >
        {m.help_needs()}
        <Icon name="i-down" />
      </button>
      {draft.open && <Form of={of} draft={draft} change={change} />}
    </>
  );
}
