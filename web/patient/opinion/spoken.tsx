import type { DevicePerson } from "#schema/api/access.ts";
import type { MessageView } from "#schema/api/checkin.ts";
import { usePart } from "../shell/use-part.ts";
import { Quote } from "./quote.tsx";

const fetchOpinion = () => import("./opinion.tsx");

/** What a professional said. A doctor's decision comes as a part of its own; until it is there, or without it, their words stand. */
export function Spoken({ said, of, signed }: { said: MessageView; of: DevicePerson; signed: string }) {
  const opinion = usePart(said.opinion !== null, fetchOpinion);
  if (opinion !== null && opinion !== "gone") return <opinion.Part said={said} of={of} />;
  return (
    <>
      <Quote text={said.text} />
      <p class="dim small">{signed}</p>
    </>
  );
}
