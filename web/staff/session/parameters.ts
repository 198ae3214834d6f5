import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SiteParameters } from "#clinical/parameters.ts";
import { staffSession } from "#schema/api/access.ts";
import { parameterHistory } from "#schema/api/parameters.ts";
import { call } from "../../shared/api.ts";
import { ask } from "./request.ts";
import { session } from "./session.ts";

/** A console stays open for whole shifts: what the medical lead changed meanwhile reaches charts and board within this time, ms. */
const AGAIN_MS = 5 * 60_000;

/** Asks what is in force. Without an answer what was known stays; that a session has ended is told at the next press, as ever. */
async function refreshParameters(): Promise<void> {
  try {
    const { parameters } = await call("/api/session", staffSession);
    const here = session.peek();
    if (here && here.parameters.version !== parameters.version) session.value = { ...here, parameters };
  } catch {
    // Asked again by the next one.
  }
}

/** While somebody is signed in: now and again, and when the page is looked at again. */
export function useParametersInForce(): void {
  useEffect(() => {
    const look = () => void (document.hidden || refreshParameters());
    const timer = setInterval(look, AGAIN_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
}

/** An assessment names the version that it was made under; a newer one than this console knows is asked for at once. */
export function useNewerParameters(version: number | undefined): void {
  const known = session.value?.parameters.version;
  useEffect(() => {
    if (version !== undefined && known !== undefined && version > known) void refreshParameters();
  }, [version, known]);
}

/** The parameters of that version: an assessment is explained by those that it was made under, and by no others. null: not here yet. */
export function useParametersOf(version: number) {
  const past = useSignal<SiteParameters | null>(null);
  const failure = useSignal<unknown>(null);
  const now = session.value?.parameters;
  const parameters = [now, past.value].find((one) => one?.version === version) ?? null;
  const load = async () => {
    failure.value = null;
    try {
      const { versions } = await ask("/api/site-parameters", parameterHistory);
      past.value = versions.find((one) => one.version === version) ?? null;
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => void (parameters ?? load()), [version, parameters?.version]);
  return { parameters, failure: failure.value, load: () => void load() };
}
