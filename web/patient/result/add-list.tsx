import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { type Addable, leftOpen, type More, type Outcome } from "./outcome.ts";

const WORDS: Record<Exclude<Addable, "reading">, (isOpen: boolean) => string> = {
  breaths: (isOpen) => (isOpen ? m.add_breaths() : m.add_breaths_again()),
  signs: () => m.add_signs(),
  note: () => m.add_note(),
};

/** Ways to tell the station more of the same check-in; what was not asked because it left at once stands first. */
export function AddList({ outcome, more }: { outcome: Outcome; more: More }) {
  if (!outcome.letter || outcome.of.episodeState !== "active") return null;
  const open = leftOpen(outcome);
  const order = [...open, ...(["signs", "breaths", "note"] as const).filter((one) => !open.includes(one))];
  return (
    <section class="stack">
      <h2 class="card-title">{open.length > 0 ? m.add_rest() : m.add_title()}</h2>
      {order.map((one) =>
        one === "reading" ? null : (
          <button type="button" key={one} class="btn btn-2 btn-full add" onClick={() => more(one)}>
            <Icon name="i-pen" />
            {WORDS[one](open.includes(one))}
          </button>
        ),
      )}
    </section>
  );
}
