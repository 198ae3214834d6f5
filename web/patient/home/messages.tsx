import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Spoken } from "../opinion/spoken.tsx";
import { courseOf } from "../session/course.ts";

const SHOWN = 3;

interface MessagesProps {
  readonly of: DevicePerson;
  readonly most?: number;
  /** The last check-in's receipt stands on the same screen, and its answer in it. */
  readonly receiptBeside?: boolean;
}

/** What station and doctor wrote, newest first. */
export function Messages({ of, most = SHOWN, receiptBeside = true }: MessagesProps) {
  const known = courseOf(of.episodeId);
  const answered = receiptBeside ? known?.receipt?.answer : null;
  const others = (known?.messages ?? []).filter(({ at, text }) => !(answered && answered.at === at && answered.text === text));
  if (others.length === 0) return null;
  return (
    <section class="card" aria-label={m.home_messages()}>
      <h2 class="card-title">{m.home_messages()}</h2>
      <ul class="said-list">
        {[...others]
          .sort((a, b) => b.at - a.at)
          .slice(0, most)
          .map((said) => (
            <li key={said.at}>
              <Spoken
                said={said}
                of={of}
                signed={`${said.by.title} ${said.by.name}, ${clockTime(said.at)}, ${dayName(said.at)}`}
              />
            </li>
          ))}
      </ul>
    </section>
  );
}
