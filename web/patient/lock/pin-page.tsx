import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { forgetCourses } from "../session/course.ts";
import { BottomBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { keepPin, pin } from "./lock-state.ts";
import { canLock, PIN_LENGTH, setPin, tryPin } from "./pin.ts";
import { PinField } from "./pin-field.tsx";

/** What is being done: look at it, prove the old one before changing it or turning it off, type a new one, and type it again. */
type Step = "look" | "prove-change" | "prove-off" | "new" | "again";

const TITLES: Record<Exclude<Step, "look">, () => string> = {
  "prove-change": () => m.pin_old(),
  "prove-off": () => m.pin_old(),
  new: () => m.pin_new(),
  again: () => m.pin_again(),
};

function usePinSteps() {
  const step = useSignal<Step>("look");
  const typed = useSignal("");
  const first = useSignal("");
  const said = useSignal<string | null>(null);
  const to = (next: Step, words: string | null = null) => {
    [step.value, typed.value, said.value] = [next, "", words];
  };
  const prove = async (text: string) => {
    const asked = step.value;
    const answer = await tryPin(text);
    // Cancelled meanwhile, or the tap before has gone on already: nothing may be turned off by an answer to another question.
    if (step.value !== asked) return;
    if (answer !== "right") return to(answer === "wait" ? "look" : asked, answer === "wait" ? m.pin_wait() : m.lock_wrong());
    if (asked === "prove-change") return to("new");
    keepPin(null);
    to("look", m.pin_is_off());
  };
  const repeat = async (text: string) => {
    if (text !== first.value) return to("new", m.pin_differ());
    await setPin(text);
    await forgetCourses();
    to("look", m.pin_is_on());
  };
  const type = (text: string) => {
    [typed.value, said.value] = [text, null];
    if (text.length < PIN_LENGTH) return;
    if (step.value === "new") {
      first.value = text;
      to("again");
    } else void (step.value === "again" ? repeat(text) : prove(text));
  };
  return { step, typed, said, to, type };
}

function Look({ to }: { to: (next: Step) => void }) {
  if (!canLock()) return <p>{m.pin_cannot()}</p>;
  if (pin.value === null)
    return (
      <button type="button" class="btn btn-full" onClick={() => to("new")}>
        {m.pin_set()}
      </button>
    );
  return (
    <>
      <button type="button" class="btn btn-2 btn-full" onClick={() => to("prove-change")}>
        {m.pin_change()}
      </button>
      <button type="button" class="btn btn-2 btn-full" onClick={() => to("prove-off")}>
        {m.pin_off()}
      </button>
    </>
  );
}

/** A PIN for a phone that many hands hold. */
export default function PinPage() {
  const { route } = useLocation();
  const { step, typed, said, to, type } = usePinSteps();
  const now = step.value;
  const title = now === "look" ? m.pin_title() : TITLES[now]();
  return (
    <>
      <PageTop title={m.phone_title()} back="/phone" />
      <main class="p-main">
        <Heading of={now}>{title}</Heading>
        {now === "look" ? (
          <>
            <p>
              <b>{pin.value === null ? m.pin_state_off() : m.pin_state_on()}</b>
            </p>
            <p>{m.pin_what()}</p>
            <Look to={to} />
            <ul class="dots">
              <li>{m.pin_help()}</li>
              <li>{m.pin_lost()}</li>
              <li>{m.pin_not_safe()}</li>
            </ul>
          </>
        ) : (
          <PinField
            of={now}
            label={title}
            text={typed.value}
            type={type}
            extra={{ word: m.pin_cancel(), press: () => to("look") }}
          />
        )}
        <p role="status">
          {said.value && (
            <>
              <Icon name="i-lock" /> <b>{said.value}</b>
            </>
          )}
        </p>
      </main>
      <BottomBar>
        <button type="button" class="btn" onClick={() => route("/phone")}>
          {m.shell_back()}
        </button>
      </BottomBar>
    </>
  );
}
