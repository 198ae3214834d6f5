import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { people, person } from "../session/session.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { NextButton } from "../shell/next-button.tsx";
import { birthYearFrom, CODE_LENGTH } from "./code.ts";
import { Failed, isDeadCode } from "./failed.tsx";
import { AskCode, AskHolder, AskYear } from "./questions.tsx";
import { type Activation, useActivation } from "./use-activation.ts";

function next({ step, code, relation, year, redeem }: Activation): { word: string; ready: boolean; go: () => void } {
  if (step.value === "year")
    return { word: m.activate_go(), ready: birthYearFrom(year.value, new Date().getFullYear()) !== null, go: redeem };
  const to = step.value === "code" ? "holder" : "year";
  const ready = step.value === "code" ? code.value.length === CODE_LENGTH : relation.value !== null;
  return {
    word: m.shell_next(),
    ready,
    go: () => {
      if (ready) step.value = to;
    },
  };
}

function Question({ activation }: { activation: Activation }) {
  const { step } = activation;
  if (step.value === "code") return <AskCode {...activation} />;
  return step.value === "holder" ? <AskHolder {...activation} /> : <AskYear {...activation} />;
}

/** A code opens a person on this phone: the code, who holds the phone, the birth year as a check. */
export function ActivationPage() {
  const activation = useActivation();
  const { error, sending, again } = activation;
  const dead = isDeadCode(error.value);
  const { word, ready, go } = next(activation);
  return (
    <>
      <header class="p-top">
        <a class="lang back" href="/" aria-label={m.shell_back()}>
          <Icon name="i-right" class="ic flip" />
        </a>
        <b class="p-title">{people.value.length > 0 ? m.activate_add_person() : m.activate_title()}</b>
        <LanguageSwitch />
      </header>
      <OfflineBar />
      <main class="p-main">
        {dead ? <Failed error={error.value} station={person.value?.facility ?? null} /> : <Question activation={activation} />}
        {error.value !== null && !dead && <Failed error={error.value} station={null} />}
      </main>
      <BottomBar>
        {dead ? (
          <button type="button" class="btn" onClick={again}>
            {m.activate_other_code()}
          </button>
        ) : (
          <NextButton word={sending.value ? m.activate_sending() : word} ready={ready && !sending.value} go={go} />
        )}
      </BottomBar>
    </>
  );
}
