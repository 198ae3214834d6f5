import { m } from "../../shared/paraglide/messages.js";
import { usePageTitle } from "../shell/page-title.ts";
import { Broken, Loading } from "../ui/state.tsx";
import { DatedRules } from "./dated-rules.tsx";
import { ParametersForm } from "./parameters-form.tsx";
import { History, InForce } from "./parameters-panel.tsx";
import { RuleTable } from "./rule-table.tsx";
import { useParameters } from "./use-parameters.ts";

/** What this site works by: its parameters with their history, the dated rules, every rule with its source. */
export function ProtocolPage() {
  usePageTitle(m.protocol_title());
  const { history, failure, load } = useParameters();
  const [inForce, ...older] = history?.versions ?? [];
  return (
    <main class="page">
      <div class="page-head">
        <h1>{m.protocol_title()}</h1>
      </div>
      {failure !== null && <Broken error={failure} onRetry={() => void load()} />}
      {history === null && failure === null && <Loading what={m.loading()} />}
      {history && inForce && (
        <>
          <InForce version={inForce} />
          {history.may.includes("set-parameters") ? (
            <ParametersForm inForce={inForce} onChanged={load} />
          ) : (
            <p class="dim">{m.param_not_yours()}</p>
          )}
          <History versions={older} />
          <DatedRules />
          <RuleTable parameters={inForce} />
        </>
      )}
    </main>
  );
}
