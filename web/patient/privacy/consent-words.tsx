import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { nameHereInSentence } from "../person/named-here.ts";

/**
 * The words that somebody agrees to. A change of their meaning is a new CONSENT_VERSION (schema/terms.ts): everybody is then asked anew.
 * Drafts, until whoever answers for the site has signed them.
 */
export function ConsentWords({ of }: { of: DevicePerson }) {
  const name = nameHereInSentence(of);
  const station = of.facility.shortName;
  const parts = [
    { icon: "i-pen", title: m.consent_what(), words: m.consent_what_more() },
    { icon: "i-bell", title: m.consent_why(), words: m.consent_why_more() },
    { icon: "i-carer", title: m.consent_who(), words: m.consent_who_more({ station, name }) },
    { icon: "i-clock", title: m.consent_long(), words: m.consent_long_more() },
    { icon: "i-x", title: m.consent_back(), words: m.consent_back_more() },
    { icon: "i-help", title: m.consent_without(), words: m.consent_without_more() },
  ];
  return (
    <dl class="card told">
      {parts.map(({ icon, title, words }) => (
        <div key={icon}>
          <dt>
            <Icon name={icon} />
            {title}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
