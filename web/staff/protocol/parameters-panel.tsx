import type { ParameterVersion } from "#schema/api/parameters.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { staffName } from "../person-words.ts";
import { parametersShown } from "./parameter-words.ts";

/** Who set a version, when and why; the Ministry's own were set by nobody. */
function SetBy({ version: { by, setAt, reason } }: { version: ParameterVersion }) {
  if (by === null) return <span class="dim">{m.param_by_nobody()}</span>;
  return (
    <span>
      {staffName(by)}, {clockTime(setAt)} {dayNumber(setAt)}: {reason}
    </span>
  );
}

/** What holds now, what each means and where its figures come from. */
export function InForce({ version }: { version: ParameterVersion }) {
  return (
    <section class="panel">
      <h2>{m.param_title()}</h2>
      <div class="in stack">
        <p>
          <b>{m.param_version({ version: version.version })}</b> ({m.param_in_force()}): <SetBy version={version} />
        </p>
        <dl class="stack tight">
          {parametersShown(version).map(({ label, value, source }) => (
            <div key={label}>
              <dt>
                {label}: <b class="num">{value}</b>
              </dt>
              <dd class="dim">{source}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

/** Every version before it, newest first. */
export function History({ versions }: { versions: readonly ParameterVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <section class="panel">
      <h2>{m.param_history()}</h2>
      <ol class="in stack">
        {versions.map((version) => (
          <li key={version.version}>
            <b>{m.param_version({ version: version.version })}</b>: <SetBy version={version} />
            <div class="dim">
              {parametersShown(version)
                .map(({ label, value }) => `${label}: ${value}`)
                .join("; ")}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
