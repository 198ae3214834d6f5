import { atMost, type Figure, told } from "../bench/figure.ts";
import { alertFaults, doubled, ledgerOf } from "../loaded-province/ledger.ts";
import type { Outcome } from "./run.ts";

/** What came of it, in rows of a table. */
export function chaosFigures({ sent, leavers, stored, back, wrongLive, wrongAgain }: Outcome): Figure[] {
  const { acknowledged, lost, unanswered, refusals } = ledgerOf(sent, stored);
  const { expected, missing, wrong } = alertFaults(sent, stored);
  const again = sent.filter(({ tries }) => tries > 1).length;
  const known = sent.filter((each) => each.known).length;
  return [
    told("sent / acknowledged", `${sent.length} / ${acknowledged}`),
    told("tried more than once / had arrived before, its answer lost", `${again} / ${known}`),
    told("from a kill to listening again", back.join(", "), "ms"),
    atMost("acknowledged and lost", lost, "check-ins", 0),
    atMost(["never acknowledged", ...refusals].join(", at last "), unanswered, "check-ins", 0),
    atMost("written twice or by half", doubled(sent, stored), "episodes", 0),
    atMost(`of ${expected} alerts missing`, missing, "alerts", 0),
    atMost("alerts that are not as the engine says, or raised twice", wrong, "alerts", 0),
    atMost(`of ${leavers} people who were let go still here`, leavers - stored.ended, "people", 0),
    atMost("rows of the outbox that nobody has done", stored.waiting, "rows", 0),
    atMost("boards wrong that followed through the kills", wrongLive.length, "boards", 0),
    atMost("boards wrong that came back after the last kill", wrongAgain.length, "boards", 0),
    atMost("database not sound (quick_check)", stored.sound ? 0 : 1, "databases", 0),
  ];
}
