import type { RiskClass } from "#schema/terms.ts";
import { Unknown } from "../../../shared/ui/severity.tsx";
import { riskWord } from "../../person-words.ts";

const BARS: Record<Exclude<RiskClass, "unknown">, number> = { low: 1, medium: 2, high: 3, very_high: 4 };

/** Four bars of ink, with the word. A risk that is not known is hatched, never low. */
export function RiskBars({ risk }: { risk: RiskClass }) {
  if (risk === "unknown") return <Unknown word={riskWord(risk)} />;
  return (
    <div class="risk">
      <span class="bars" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <i key={bar} class={bar <= BARS[risk] ? "on" : ""} />
        ))}
      </span>
      {riskWord(risk)}
    </div>
  );
}
