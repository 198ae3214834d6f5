import type { ComponentChildren } from "preact";
import { m } from "../../../../shared/paraglide/messages.js";
import { whenWord } from "../head/when-word.ts";
import { type CaseProps, Conditions, Doses, mayBePregnant, Now, Oxygen, Pregnancy, Said } from "./case-answers.tsx";
import { CaseNumbers } from "./case-numbers.tsx";
import { Found, NotAssessed, OpenAlerts } from "./findings.tsx";

export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The case that goes with the question. What nobody asked or measured is hatched, line by line. */
export function CaseFacts({ view, word = whenWord, more }: CaseProps & { more?: ComponentChildren }) {
  const { household, hamlet } = view.case;
  return (
    <dl class="kv c-facts">
      <Fact term={m.consultation_now()}>
        <Now view={view} word={word} />
      </Fact>
      <Fact term={m.consultation_found()}>
        <Found view={view} />
      </Fact>
      <Fact term={m.consultation_not_assessed()}>
        <NotAssessed view={view} />
      </Fact>
      <OpenAlerts view={view} />
      <Fact term={m.consultation_done()}>
        <Said text={view.done} unsaid={m.consultation_not_said()} />
      </Fact>
      <Fact term={m.enrol_conditions()}>
        <Conditions view={view} />
      </Fact>
      <Fact term={m.enrol_doses()}>
        <Doses view={view} />
      </Fact>
      <Fact term={m.consultation_medicines()}>
        <Said text={view.medicines} unsaid={m.consultation_not_asked()} />
      </Fact>
      <Fact term={m.consultation_allergies()}>
        <Said text={view.allergies} unsaid={m.consultation_not_asked()} />
      </Fact>
      <Fact term={m.consultation_oxygen()}>
        <Oxygen view={view} />
      </Fact>
      {mayBePregnant(view) && (
        <Fact term={m.consultation_pregnancy()}>
          <Pregnancy view={view} />
        </Fact>
      )}
      <Fact term={m.consultation_at_home()}>
        {hamlet}. {household === 0 ? m.record_alone() : `${m.consultation_household({ count: household })}.`}
      </Fact>
      {more && <Fact term={m.consultation_numbers()}>{more}</Fact>}
    </dl>
  );
}

export function CasePanel({ view }: CaseProps) {
  const title = view.state === "decided" ? m.consultation_case_then() : m.consultation_case();
  return (
    <section class="panel" aria-label={title}>
      <h2>{title}</h2>
      <div class="in">
        <CaseFacts view={view} more={<CaseNumbers view={view} />} />
      </div>
    </section>
  );
}
