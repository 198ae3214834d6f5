import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ParameterHistory, parameterHistory } from "#schema/api/parameters.ts";
import { ask } from "../session/request.ts";

/** Every version of the site's parameters; `load` asks anew. */
export function useParameters() {
  const history = useSignal<ParameterHistory | null>(null);
  const failure = useSignal<unknown>(null);
  const load = async () => {
    failure.value = null;
    try {
      history.value = await ask("/api/site-parameters", parameterHistory);
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => void load(), []);
  return { history: history.value, failure: failure.value, load };
}
