import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { useWhileVisible } from "../session/while-visible.ts";
import { rememberPlace } from "./place-before.ts";
import "./call.css";
import { nameHereInSentence } from "../person/named-here.ts";

/** An invitation that was taken back goes away as soon as that is known. */
const POLL_MS = 5_000;

function Invited({ of, call: { consultationId, by, at } }: { of: DevicePerson; call: NonNullable<DevicePerson["call"]> }) {
  return (
    <section class="note invited" role="alert">
      <Icon name="i-phone" />
      <b>{m.pcall_invites({ who: `${by.title} ${by.name}`, name: nameHereInSentence(of) })}</b>
      <div class="note-do">
        <a class="btn btn-full tall" href={`/call/${consultationId}`} onClick={rememberPlace}>
          {m.pcall_join()}
        </a>
        <p class="small">
          {m.pcall_what()} {m.pcall_since({ time: clockTime(at) })}
        </p>
      </div>
    </section>
  );
}

interface CallNoticeProps {
  readonly invited: readonly DevicePerson[];
  readonly refresh: () => Promise<void>;
}

/** Who of the household is asked into a call now, by whom. */
export default function CallNotice({ invited, refresh }: CallNoticeProps) {
  useWhileVisible(refresh, POLL_MS, "invited");
  return invited.map((of) => of.call && <Invited key={of.personId} of={of} call={of.call} />);
}
