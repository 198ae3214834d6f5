import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { staffName } from "../../../person-words.ts";
import { useSending } from "../../../ui/use-sending.ts";
import { act } from "../act.ts";
import { whenWord } from "../head/when-word.ts";
import { NotDone } from "../not-done.tsx";

/** Asks the patient into the call, or not any more. Without a linked phone it says so: an invitation that cannot arrive is none. */
export function Invitation({ view }: { view: ConsultationView }) {
  const { invited, phoneLinked } = view.call;
  const invite = useSending(() => act(view, "patient-invitation", undefined, invited ? "DELETE" : "POST"));
  if (!view.may.includes("invite")) return null;
  if (!phoneLinked && !invited) return <p class="dim">{m.consultation_no_phone()}</p>;
  return (
    <div class="stack tight">
      {invited && <p>{m.consultation_invited({ who: staffName(invited.by), when: whenWord(invited.at) })}</p>}
      <NotDone failure={invite.failure} />
      <button type="button" class="btn btn-2 btn-s" aria-disabled={invite.sending} onClick={invite.run}>
        {invite.sending ? m.console_sending() : invited ? m.consultation_uninvite() : m.consultation_invite()}
      </button>
    </div>
  );
}
