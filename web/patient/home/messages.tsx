import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Spoken } from "../opinion/spoken.tsx";
import { courseOf } from "../session/course.ts";

const SHOWN = 3;

/** What station and doctor wrote, newest first. The answer to the last check-in stands in its receipt already. */
export function Messages({ of, most = SHOWN }: { of: DevicePerson; most?: number }) {
  const known = courseOf(of.episodeId);
  const answered = known?.receipt?.answer;
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
