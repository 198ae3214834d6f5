import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Face } from "../person/face.tsx";
import { fullNameHere, nameHereInSentence } from "../person/named-here.ts";
import { choosePerson, people } from "../session/session.ts";
import { Dialog } from "../shell/dialog.tsx";
import { hasDraft, moveDraft } from "./draft.ts";
import type { Checkin } from "./use-checkin.ts";

/** On a phone of several people the press that sends says whose reading it is. */
export const sendWord = (of: DevicePerson): string =>
  people.value.length > 1 ? m.whose_send({ name: nameHereInSentence(of) }) : m.summary_send();

/** The others of this phone who can have a check-in. */
function Others({ checkin, close }: { checkin: Checkin; close: () => void }) {
  const { route } = useLocation();
  const moving = useSignal(false);
  const others = people.value.filter((one) => one.personId !== checkin.person.personId && one.episodeState === "active");
  const move = (to: DevicePerson) => async () => {
    if (moving.value) return;
    moving.value = true;
    await moveDraft(checkin.id, checkin.given.value, to, checkin.context());
    close();
    choosePerson(to.personId);
    route("/checkin", true);
  };
  return (
    <Dialog title={m.whose_ask()} close={close}>
      <p>{m.whose_move()}</p>
      {others.map((one) => {
        const busy = hasDraft(one.personId);
        return (
          <button type="button" key={one.personId} class="choice" aria-disabled={busy} onClick={busy ? undefined : move(one)}>
            <Face of={one} small />
            <span>
              <b>{fullNameHere(one)}</b>
              {busy && <small>{m.whose_busy()}</small>}
            </span>
          </button>
        );
      })}
    </Dialog>
  );
}

/** Who typed it: whose phone it is, until a press says that it was the other. */
function TypedBy({ checkin }: { checkin: Checkin }) {
  const { person, given } = checkin;
  const by = given.value.typedBy ?? person.relation;
  const other = by === "self" ? "carer" : "self";
  const change = () => checkin.note({ typedBy: other === person.relation ? undefined : other });
  const words = by === "self" ? m.whose_typed_self({ name: nameHereInSentence(person) }) : m.whose_typed_carer();
  return (
    <button type="button" class="line" onClick={change}>
      <span class="dim">{m.whose_typed()}</span>
      <b>{words}</b>
      <span class="btn-q">{m.whose_change()}</span>
    </button>
  );
}

/** Whose reading it is, before it is sent: the face, the whole name, who typed it, and the way to the right person. */
export function Whose({ checkin }: { checkin: Checkin }) {
  const asking = useSignal(false);
  const { person } = checkin;
  return (
    <section class="card whose" aria-label={m.whose_reading({ name: nameHereInSentence(person) })}>
      <div class="who">
        <Face of={person} />
        <span>
          <small>{m.whose_this()}</small>
          <b>{fullNameHere(person)}</b>
        </span>
      </div>
      <TypedBy checkin={checkin} />
      {people.value.length > 1 && (
        <button
          type="button"
          class="btn btn-q btn-full"
          onClick={() => {
            asking.value = true;
          }}
        >
          {m.whose_wrong({ name: nameHereInSentence(person) })}
        </button>
      )}
      {asking.value && (
        <Others
          checkin={checkin}
          close={() => {
            asking.value = false;
          }}
        />
      )}
    </section>
  );
}
