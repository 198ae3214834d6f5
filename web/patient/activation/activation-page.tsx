import { m } from "../../shared/paraglide/messages.js";
import { people, person } from "../session/session.ts";
import { useBackButton } from "../shell/back-button.ts";
import { BottomBar } from "../shell/bars.tsx";
import { type Next, NextButton } from "../shell/next-button.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { birthYearFrom, CODE_LENGTH } from "./code.ts";
import { Failed, isDeadCode } from "./failed.tsx";
import { AskCode, AskHolder, AskYear, misreadWords } from "./questions.tsx";
import { type Activation, useActivation } from "./use-activation.ts";

function next({ step, code, relation, year, redeem, check }: Activation): Next {
  if (step.value === "year") {
    const ready = birthYearFrom(year.value, new Date().getFullYear()) !== null;
    return {
      word: m.activate_go(),
      ready,
      go: redeem,
      missing: year.value === "" ? m.activate_year_why() : m.activate_no_year({ typed: year.value }),
    };
  }
  if (step.value === "code") {
    const misread = misreadWords(code.value);
    const ready = misread === null && code.value.length === CODE_LENGTH;
    return { word: m.shell_next(), ready, go: check, missing: misread ?? m.activate_code_where() };
  }
  return {
    word: m.shell_next(),
    ready: relation.value !== null,
    go: () => {
      step.value = "year";
    },
    missing: m.activate_holder(),
  };
}

function Question({ activation }: { activation: Activation }) {
  const { step } = activation;
  if (step.value === "code") return <AskCode {...activation} />;
  return step.value === "holder" ? <AskHolder {...activation} /> : <AskYear {...activation} />;
}

/**
 * A code opens a person on this phone: the code, who holds the phone, the birth year as a check. A code from another phone is enough by
 * itself. `isFirst`: it is the first screen of the app on the home screen, which has nothing else to show.
 */
export function ActivationPage({ isFirst = false }: { isFirst?: boolean }) {
  const activation = useActivation();
  const { step, error, sending, again, stepBack } = activation;
  useBackButton(isFirst ? null : "/a", stepBack);
  const dead = isDeadCode(error.value);
  const { word, ready, ...way } = next(activation);
  const before = people.value.length > 0 ? "/phone" : "/";
  return (
    <>
      <PageTop
        title={people.value.length > 0 ? m.activate_add_person() : m.activate_title()}
        back={step.value !== "code" ? stepBack : isFirst ? null : before}
      />
      <main class="p-main">
        {dead ? (
          <Failed error={error.value} here={person.value?.facility ?? null} fromPhone={step.value === "code"} />
        ) : (
          <Question activation={activation} />
        )}
        {error.value !== null && !dead && <Failed error={error.value} />}
      </main>
      <BottomBar>
        {dead ? (
          <button type="button" class="btn" onClick={again}>
            {m.activate_other_code()}
          </button>
        ) : (
          <NextButton {...way} word={sending.value ? m.activate_sending() : word} ready={ready && !sending.value} />
        )}
      </BottomBar>
    </>
  );
}
