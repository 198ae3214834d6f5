import type { PersonExport } from "#schema/api/privacy.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { roleWord } from "../../shared/role-words.ts";
import { wantsWord } from "../../shared/want-words.ts";
import { medicineLine } from "../course/medicine-words.ts";

type Episode = PersonExport["episodes"][number];
const when = (at: number): string => `${clockTime(at)} ${dayNumber(at)}`;

/** What the station set, with every earlier version, and what the family asked for. */
export function Care({ of: { medicines, asked } }: { of: Episode }) {
  const versions = medicines.flatMap(({ earlier, ...now }) => [now, ...earlier]);
  return (
    <>
      <h3>{m.copy_medicines({ count: medicines.length })}</h3>
      <ul>
        {versions.map((one) => (
          <li key={`${one.id}${one.version}`}>{medicineLine(one)}</li>
        ))}
      </ul>
      <h3>{m.copy_asked({ count: asked.length })}</h3>
      <ul>
        {asked.map(({ id, receivedAt, wants, message }) => (
          <li key={id}>
            <b>{when(receivedAt)}</b> {wantsWord(wants)}
            {message && <> · “{message}”</>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who has opened the record: a line a person and day. */
export function Readers({ of: { readers } }: { of: Episode }) {
  return (
    <>
      <h3>{m.copy_readers({ count: readers.length })}</h3>
      <ul>
        {readers.map(({ by, role, place, from, until }) => (
          <li key={`${until}${by.id}`}>
            {by.title} {by.name}, {m.readers_place({ role: roleWord(role), place })}, {when(from)}
            {clockTime(from) !== clockTime(until) && `–${clockTime(until)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
