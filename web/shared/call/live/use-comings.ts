import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { m } from "../../paraglide/messages.js";
import type { Call } from "../state/call-controller.ts";

/** Who came and who left since the last look, as a sentence to be read out; whoever is there at the start has not come. */
export function useComings(call: Call, nameOf: (party: string) => string): string {
  const said = useSignal("");
  const known = useRef<ReadonlyMap<string, string> | null>(null);
  useSignalEffect(() => {
    if (call.state.value.phase !== "live") {
      if (call.state.value.phase === "reconnecting") return;
      known.current = null;
      said.value = "";
      return;
    }
    const here = new Map(call.peers.value.map(({ identity, party }) => [identity, party]));
    const before = known.current;
    known.current = here;
    if (before === null) return;
    const came = [...here].filter(([identity]) => !before.has(identity)).map(([, party]) => m.room_came({ name: nameOf(party) }));
    const went = [...before].filter(([identity]) => !here.has(identity)).map(([, party]) => m.room_went({ name: nameOf(party) }));
    if (came.length + went.length > 0) said.value = [...came, ...went].join(" ");
  });
  return said.value;
}
