import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { letters, unsent } from "../outbox/outbox.ts";
import { Face } from "../person/face.tsx";
import { fullName } from "../person/name.ts";
import { people, removePerson, signOut } from "../session/session.ts";
import { HomeBar, OfflineBar } from "../shell/bars.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Heading } from "../shell/heading.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";

function PersonRow({ of, remove }: { of: DevicePerson; remove: () => void }) {
  return (
    <li class="row-person">
      <Face of={of} small />
      <span>
        <b>{fullName(of)}</b>
        <small class="dim">
          {of.relation === "self" ? m.phone_self() : m.phone_carer()} · {of.facility.shortName}
        </small>
      </span>
      <button type="button" class="btn btn-q" aria-label={m.phone_take_off_name({ name: fullName(of) })} onClick={remove}>
        {m.phone_take_off()}
      </button>
    </li>
  );
}

/** What would be lost, or would wait, if this were done. */
function unsentWarning(personId: string | null): string | null {
  const waiting = unsent.value.filter((one) => personId === null || one.personId === personId).length;
  const drafts = (letters.value ?? []).filter((one) => one.state === "draft" && (personId === null || one.personId === personId));
  const count = waiting + drafts.length;
  return count > 0 ? m.phone_unsent({ count }) : null;
}

interface Asking {
  readonly title: string;
  readonly word: string;
  readonly personId: string | null;
  readonly act: () => Promise<void>;
}

function Confirm({ asking: { title, word, personId, act }, close }: { asking: Asking; close: () => void }) {
  const error = useSignal<unknown>(null);
  const warning = unsentWarning(personId);
  const go = () => act().then(close, (problem) => (error.value = problem));
  return (
    <Dialog title={title} close={close}>
      {warning && (
        <p class="note" role="alert">
          <Icon name="i-clock" />
          <b>{warning}</b>
        </p>
      )}
      {error.value !== null && <p role="alert">{wordsOf(error.value)}</p>}
      <button type="button" class="btn btn-2 btn-full" onClick={go}>
        {word}
      </button>
    </Dialog>
  );
}

/** The people on this phone, and how to leave it. */
export function PhonePage() {
  const { route } = useLocation();
  const asking = useSignal<Asking | null>(null);
  const askRemove = (of: DevicePerson) => () => {
    const title = m.phone_take_off_ask({ name: fullName(of) });
    asking.value = { title, word: m.phone_take_off(), personId: of.personId, act: () => removePerson(of.personId) };
  };
  const askSignOut = () => {
    const act = async () => {
      await signOut();
      route("/", true);
    };
    asking.value = { title: m.phone_sign_out_ask(), word: m.phone_sign_out(), personId: null, act };
  };
  return (
    <>
      <header class="p-top">
        <a class="lang back" href="/" aria-label={m.shell_back()}>
          <Icon name="i-right" class="ic flip" />
        </a>
        <b class="p-title">{m.phone_title()}</b>
        <LanguageSwitch />
      </header>
      <OfflineBar />
      <main class="p-main">
        <Heading of="phone">{m.phone_people()}</Heading>
        <ul class="card rows">
          {people.value.map((one) => (
            <PersonRow key={one.personId} of={one} remove={askRemove(one)} />
          ))}
        </ul>
        <a class="btn btn-2 btn-full" href="/a">
          <Icon name="i-carer" />
          {m.activate_add_person()}
        </a>
        <a class="btn btn-2 btn-full" href="/course">
          <Icon name="i-chart" />
          {m.shell_course()}
        </a>
        <button type="button" class="btn btn-q btn-full" onClick={askSignOut}>
          {m.phone_sign_out()}
        </button>
        <p class="dim small">{m.phone_sign_out_what()}</p>
      </main>
      <HomeBar />
      {asking.value && (
        <Confirm
          asking={asking.value}
          close={() => {
            asking.value = null;
          }}
        />
      )}
    </>
  );
}
