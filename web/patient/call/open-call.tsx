import { useState } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import type { Admission } from "#schema/api/consultation.ts";
import { CallSlot } from "../../shared/call/call-slot.tsx";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { nameHere, nameHereInSentence } from "../person/named-here.ts";
import { people } from "../session/session.ts";
import { Heading } from "../shell/heading.tsx";
import { CallAmbulance, CallStation, StationNumber } from "../shell/station-calls.tsx";

/** A microphone that is refused, or a phone that is silent, is no reason to end: four ways to go on. */
function Trouble() {
  return (
    <details class="card trouble">
      <summary>
        {m.pcall_trouble()}
        <Icon name="i-down" />
      </summary>
      <ul>
        <li>{m.pcall_trouble_allow()}</li>
        <li>{m.pcall_trouble_listen()}</li>
        <li>{m.pcall_trouble_write()}</li>
        <li>{m.pcall_trouble_phone()}</li>
      </ul>
    </details>
  );
}

interface OpenCallProps {
  readonly consultationId: string;
  readonly of: DevicePerson;
  readonly admit: () => Promise<Admission>;
}

/** Who of this household a party is; everybody else is named by the admission. */
function ofHousehold(party: string): string | null {
  const one = people.value.find(({ personId }) => personId === party);
  return one ? nameHere(one) : null;
}

/** The call, with who asked on top, and the numbers that work without it below. */
export function OpenCall({ consultationId, of, admit }: OpenCallProps) {
  // The invitation may be taken back in the middle of the call; who asked stays said.
  const [asked] = useState(of.call);
  return (
    <>
      {asked && (
        <>
          <Heading of={`call ${consultationId}`}>
            {m.pcall_invites({ who: `${asked.by.title} ${asked.by.name}`, name: nameHereInSentence(of) })}
          </Heading>
          <p class="dim small">{m.pcall_since({ time: clockTime(asked.at) })}</p>
        </>
      )}
      <CallSlot
        consultationId={consultationId}
        admit={admit}
        nameOf={ofHousehold}
        telephone={<StationNumber of={of.facility} />}
        large
        beginsWithCheck
        writing={false}
      />
      <Trouble />
      <p>
        <b>{m.pcall_worse()}</b>
      </p>
      <CallAmbulance />
      <CallStation of={of.facility} />
    </>
  );
}
