import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { pushTried } from "#schema/api/reminder.ts";
import { call } from "../../shared/api.ts";
import { clockSeconds } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { hearWorker } from "../../shared/push/worker-message.ts";
import { phonePush } from "../push/phone-push.ts";

/** What has not come by then is held back by the phone, the browser or the network, ms. */
const SILENT_MS = 30_000;

type Trial =
  | "idle"
  | "sending"
  | "waiting"
  | "silent"
  | { readonly cameAt: number }
  | { readonly outcome: "off" | "unreachable" | "refused" }
  | { readonly error: unknown };

function useTrial() {
  const trial = useSignal<Trial>("idle");
  const timer = useRef(0);
  useEffect(() => {
    const stop = hearWorker({
      go: () => undefined,
      told: (_, code) => {
        if (code === "test") trial.value = { cameAt: Date.now() };
      },
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [trial]);
  /** The push may be here before the answer to the request is. */
  const unless = (next: Trial) => {
    if (typeof trial.value === "string") trial.value = next;
  };
  const go = async () => {
    if (trial.value === "sending" || trial.value === "waiting") return;
    clearTimeout(timer.current);
    trial.value = "sending";
    timer.current = window.setTimeout(() => unless("silent"), SILENT_MS);
    try {
      const { outcome } = await call("/api/device/push-try", pushTried, { method: "POST" });
      if (outcome === "sent") unless("waiting");
      else trial.value = { outcome };
    } catch (error) {
      trial.value = { error };
    }
  };
  return { trial: trial.value, go };
}

/** What to do when nothing comes, in the order in which it mostly helps. */
function WhatHelps() {
  return (
    <ol class="steps">
      <li>{m.remind_try_battery()}</li>
      <li>{m.remind_try_allow()}</li>
      <li>{m.remind_try_text()}</li>
    </ol>
  );
}

function trialWords(trial: Trial): string {
  if (trial === "idle") return "";
  if (trial === "sending") return m.remind_try_sending();
  if (trial === "waiting") return m.remind_try_waiting();
  if (trial === "silent") return m.remind_try_silent();
  if ("cameAt" in trial) return m.remind_try_came({ time: clockSeconds(trial.cameAt) });
  if ("error" in trial) return wordsOf(trial.error);
  return trial.outcome === "unreachable" ? m.remind_try_unreachable() : m.remind_try_off();
}

/** Sends this phone a push and says when it has come: the only way to know before the first reminder is needed. */
export function TryPush() {
  const { trial, go } = useTrial();
  const state = phonePush.state.value;
  if (state === "hidden") return null;
  const isWaiting = trial === "sending" || trial === "waiting";
  return (
    <section class="card stack" aria-labelledby="try-push">
      <h2 id="try-push" class="card-title">
        {m.remind_try_title()}
      </h2>
      <p>{state === "on" ? m.remind_try_what() : m.remind_try_first()}</p>
      {state === "on" && (
        <button type="button" class="btn btn-2 btn-full" aria-disabled={isWaiting} onClick={go}>
          {m.remind_try()}
        </button>
      )}
      <p role="status" data-trial={typeof trial === "string" ? trial : Object.keys(trial)[0]}>
        <b>{trialWords(trial)}</b>
      </p>
      {trial === "silent" && <WhatHelps />}
    </section>
  );
}
