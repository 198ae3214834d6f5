import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { BottomBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { Forgotten } from "./forgotten.tsx";
import { pin, unlock } from "./lock-state.ts";
import { PIN_LENGTH, tryPin, waitLeft } from "./pin.ts";
import { PinField } from "./pin-field.tsx";

const TICK_MS = 500;

/** How long nothing is heard, ms, counted down while it lasts. */
function useWait(): number {
  const at = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      at.value = Date.now();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [at]);
  return pin.value ? waitLeft(pin.value, at.value) : 0;
}

const asClock = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Asks for the PIN. Help and 115 stand below it and need none. */
export default function LockScreen() {
  const typed = useSignal("");
  const wrong = useSignal(false);
  const forgotten = useSignal(false);
  const wait = useWait();
  const type = async (text: string) => {
    typed.value = text;
    wrong.value = false;
    if (text.length < PIN_LENGTH) return;
    const answer = await tryPin(text);
    typed.value = "";
    wrong.value = answer === "wrong";
    if (answer === "right") unlock();
  };
  return (
    <>
      <PageTop title="Đồng Hành" back={null} />
      <main class="p-main">
        <Heading of="lock">
          <span class="pin-head">
            <Icon name="i-lock" />
            {m.lock_title()}
          </span>
        </Heading>
        <p role="alert" class="pin-said">
          {wait > 0 ? <b>{m.lock_wait({ time: asClock(wait) })}</b> : wrong.value ? <b>{m.lock_wrong()}</b> : null}
        </p>
        <PinField
          of="lock"
          label={m.lock_title()}
          text={typed.value}
          type={type}
          resting={wait > 0}
          extra={{
            word: m.lock_forgotten(),
            press: () => {
              forgotten.value = true;
            },
          }}
        />
        <p class="dim">{m.lock_help()}</p>
      </main>
      <BottomBar />
      {forgotten.value && (
        <Forgotten
          close={() => {
            forgotten.value = false;
          }}
        />
      )}
    </>
  );
}
