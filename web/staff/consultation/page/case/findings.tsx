import type { AssessmentView } from "#schema/api/checkin.ts";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { codeOf } from "../../../../shared/severity-code.ts";
import { SeverityShape, severityWord, Unknown } from "../../../../shared/ui/severity.tsx";
import { kindWord } from "../../../alert/alert-words.ts";
import { asSentence, thingInside } from "../../../clinical-words.ts";
import { symptomsOf } from "../../../patient/course/chart-figures.ts";
import { reasonWords, whyParts, whyText } from "../../../why-parts.ts";

type Seen = { readonly view: ConsultationView };

/** What the engine found in the newest check-in, gravest first, in words. Nothing found is said of what was measured, and of no more. */
export function Found({ view }: Seen) {
  const latest = view.case.checkins.at(-1);
  if (!latest) return <Unknown word={m.consultation_nothing_assessed()} />;
  const { severity, reasons } = latest.assessment;
  if (reasons.length === 0) return <>{m.consultation_found_none()}</>;
  const code = codeOf(severity);
  return (
    <>
      <span class="sev-word" data-sev={code}>
        <SeverityShape code={code} />
        {severityWord(code)}.
      </span>{" "}
      {reasonWords(reasons, symptomsOf(latest)).join(". ")}.
    </>
  );
}

const WHY: Record<AssessmentView["unassessed"][number]["reason"], (what: string) => string> = {
  missing: (what) => m.consultation_reason_missing({ what }),
  invalid: (what) => m.consultation_reason_invalid({ what }),
  not_answered: (what) => m.consultation_reason_not_answered({ what }),
};

/** What could not be judged, each with its reason; "nothing is missing" is said, never left blank. */
export function NotAssessed({ view }: Seen) {
  const latest = view.case.checkins.at(-1);
  if (!latest) return <Unknown word={m.consultation_nothing_assessed()} />;
  const { unassessed } = latest.assessment;
  if (unassessed.length === 0) return <>{m.consultation_all_assessed()}</>;
  return (
    <span class="c-chips">
      {unassessed.map(({ what, reason }) => (
        <Unknown key={what} word={asSentence(WHY[reason](thingInside(what)))} />
      ))}
    </span>
  );
}

/** Alerts that no check-in raised: a silence, a pressed help button, a request. Their findings stand nowhere else. */
export function OpenAlerts({ view }: Seen) {
  const { alerts, checkins } = view.case;
  const others = alerts.filter(({ kind }) => kind !== "clinical");
  if (others.length === 0) return null;
  const latest = checkins.at(-1);
  return (
    <>
      <dt>{m.consultation_alerts()}</dt>
      <dd>
        <ul class="c-list">
          {others.map((alert) => (
            <li key={alert.id}>
              <b>{kindWord(alert.kind)}</b>.{" "}
              {whyText(whyParts({ alert, symptoms: null, unassessed: [], lastCheckinAt: latest?.measuredAt ?? null }))}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
