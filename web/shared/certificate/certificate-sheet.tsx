import type { ComponentChildren } from "preact";
import type { Certificate } from "#schema/api/aftercare.ts";
import type { Language, Sex, TestKind } from "#schema/terms.ts";
import { dateNumber, dayNumber, language } from "../locale.ts";
import { m } from "../paraglide/messages.js";
import "./certificate.css";

/** A message in the language that is asked for. */
type Say = (spoken: { locale: Language }) => string;

const SEX: Record<Sex, Say> = {
  female: (spoken) => m.sex_female({}, spoken),
  male: (spoken) => m.sex_male({}, spoken),
  other: (spoken) => m.sex_other({}, spoken),
};
const TEST: Record<TestKind, Say> = {
  rapid_antigen: (spoken) => m.test_rapid_antigen({}, spoken),
  pcr: (spoken) => m.test_pcr({}, spoken),
  clinical_only: (spoken) => m.test_clinical_only({}, spoken),
};
const NOT_NOTED: Say = (spoken) => m.certificate_not_noted({}, spoken);

/** The paper is Vietnamese, whoever reads it; in another language the same stands beneath. */
function Both({ say }: { say: Say }) {
  const own = language.value;
  return (
    <>
      {say({ locale: "vi" })}
      {own !== "vi" && (
        <small class="cert-own" lang={own}>
          {say({ locale: own })}
        </small>
      )}
    </>
  );
}

function Fact({ term, children }: { term: Say; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <Both say={term} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Birth({ birth: { date, precision } }: Pick<Certificate["person"], "birth">) {
  return precision === "year" ? (
    <Fact term={(spoken) => m.certificate_birth_year({}, spoken)}>{date.slice(0, 4)}</Fact>
  ) : (
    <Fact term={(spoken) => m.certificate_birth({}, spoken)}>{dateNumber(date)}</Fact>
  );
}

function Person({ person }: Pick<Certificate, "person">) {
  return (
    <>
      <Fact term={(spoken) => m.certificate_name({}, spoken)}>
        <b>{person.name}</b>
      </Fact>
      <Birth birth={person.birth} />
      <Fact term={(spoken) => m.certificate_sex({}, spoken)}>
        <Both say={SEX[person.sex]} />
      </Fact>
      <Fact term={(spoken) => m.certificate_address({}, spoken)}>
        {person.address}, {person.hamlet}
      </Fact>
    </>
  );
}

function Illness({ of: { onsetDate, testKind, testDate, careFrom, careUntil, endedBy } }: { of: Certificate }) {
  return (
    <>
      <Fact term={(spoken) => m.certificate_onset({}, spoken)}>
        {onsetDate === null ? <Both say={NOT_NOTED} /> : dateNumber(onsetDate)}
      </Fact>
      <Fact term={(spoken) => m.certificate_test({}, spoken)}>
        <Both say={(spoken) => [TEST[testKind](spoken), testDate && dateNumber(testDate)].filter(Boolean).join(", ")} />
      </Fact>
      <Fact term={(spoken) => m.certificate_care({}, spoken)}>
        <Both say={(spoken) => m.certificate_from_until({ from: dayNumber(careFrom), until: dayNumber(careUntil) }, spoken)} />
      </Fact>
      {endedBy && (
        <Fact term={(spoken) => m.certificate_ended_by({}, spoken)}>
          {`${endedBy.title} ${endedBy.name}`}, {dayNumber(careUntil)}
        </Fact>
      )}
    </>
  );
}

/** That somebody was followed at home and has recovered, as the station's record has it: a page to be printed. `at`: now, ms UTC. */
export function CertificateSheet({ of, at }: { of: Certificate; at: number }) {
  const { station, number, person } = of;
  return (
    <article class="cert" lang="vi">
      <header>
        <b>{station.name}</b>
        <p>
          <Both say={(spoken) => m.certificate_number({}, spoken)} /> <b class="num">{number}</b>
        </p>
      </header>
      <h1>
        <Both say={(spoken) => m.certificate_title({}, spoken)} />
      </h1>
      <p>
        <Both say={(spoken) => m.certificate_says({ station: station.name }, spoken)} />
      </p>
      <dl>
        <Person person={person} />
        <Illness of={of} />
      </dl>
      <p class="cert-sign">
        <Both say={(spoken) => m.certificate_sign({}, spoken)} />
      </p>
      <footer>
        <Both say={(spoken) => m.certificate_made({ when: dayNumber(at) }, spoken)} />
      </footer>
    </article>
  );
}
