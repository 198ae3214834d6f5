import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type DeviceSession, deviceSession } from "#schema/api/access.ts";
import type { Relation } from "#schema/terms.ts";
import { call } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { changeAll } from "../outbox/outbox.ts";
import { reopen } from "../outbox/rules.ts";
import { choosePerson, openSession, people, person } from "../session/session.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { NextButton } from "../shell/next-button.tsx";
import { birthYearFrom, CODE_LENGTH, codeFrom } from "./code.ts";
import { Failed, isDeadCode, isMistyped } from "./failed.tsx";
import { AskCode, AskHolder, AskYear } from "./questions.tsx";

const STEPS = ["code", "holder", "year"] as const;

/** The newcomer becomes the person in use; readings that waited for a session go out. */
async function enter(fresh: DeviceSession): Promise<void> {
  const before = new Set(people.value.map((one) => one.personId));
  await openSession(fresh);
  const newcomer = fresh.people.find((one) => !before.has(one.personId));
  if (newcomer) choosePerson(newcomer.personId);
  const known = fresh.people.map((one) => one.personId);
  await changeAll((one) => reopen(one, known, Date.now()));
}

/** The code of a link is taken once and leaves the address, so that it stays in no history. */
function codeInAddress(): string {
  const code = codeFrom(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

function useActivation() {
  const { route } = useLocation();
  const step = useSignal<(typeof STEPS)[number]>("code");
  const code = useSignal("");
  const relation = useSignal<Relation | null>(null);
  const year = useSignal("");
  const sending = useSignal(false);
  const error = useSignal<unknown>(null);
  useEffect(() => {
    const takeLink = () => {
      const linked = codeInAddress();
      if (linked === "") return;
      [code.value, year.value, error.value] = [linked, "", null];
      step.value = linked.length === CODE_LENGTH ? "holder" : "code";
    };
    takeLink();
    // A second link may be opened where this page stands already.
    addEventListener("hashchange", takeLink);
    return () => removeEventListener("hashchange", takeLink);
  }, [code, step, year, error]);
  const redeem = async () => {
    const birthYear = birthYearFrom(year.value, new Date().getFullYear());
    if (birthYear === null || !relation.value || sending.value) return;
    sending.value = true;
    error.value = null;
    try {
      const body = { code: code.value, birthYear, relation: relation.value };
      await enter(await call("/api/phone/activations", deviceSession, { method: "POST", body }));
      route("/", true);
    } catch (problem) {
      error.value = problem;
    }
    sending.value = false;
  };
  const again = () => {
    const kept = isMistyped(error.value) ? code.value : "";
    [code.value, year.value, error.value, step.value] = [kept, "", null, "code"];
  };
  const toHolder = () => {
    if (code.value.length === CODE_LENGTH) step.value = "holder";
  };
  return { step, code, relation, year, sending, error, redeem, again, toHolder };
}
export type Activation = ReturnType<typeof useActivation>;

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
