import { useEffect } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { nameHereInSentence } from "../person/named-here.ts";
import { siteNow } from "../session/clock.ts";
import { choosePerson } from "../session/session.ts";
import { hasNewOpinion, markOpinionSeen } from "./seen-opinions.ts";

/** On the page of one person: that a doctor has decided about another of the household, so that it is not missed behind a tab. */
export function OthersNews({ shown, household }: { shown: DevicePerson; household: readonly DevicePerson[] }) {
  useEffect(() => markOpinionSeen(shown), [shown.episodeId, shown.opinion?.at]);
  const others = household.filter((one) => one.personId !== shown.personId && hasNewOpinion(one, siteNow.value));
  return others.map((one) => (
    <section class="note" role="status" key={one.personId}>
      <Icon name="i-bell" />
      <b>{m.opinion_other({ name: nameHereInSentence(one) })}</b>
      <div class="note-do">
        <button type="button" class="btn btn-full" onClick={() => choosePerson(one.personId)}>
          {m.opinion_other_see()}
        </button>
      </div>
    </section>
  ));
}
