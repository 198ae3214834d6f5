import type { DevicePerson } from "#schema/api/access.ts";
import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { courseOf } from "../session/course.ts";

const SHOWN = 3;

/** What the station wrote, newest first. The answer to the last check-in stands in its receipt already. */
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
          .map(({ at, by, text }) => (
            <li key={at}>
              <p>“{text}”</p>
              <p class="dim small">
                {by.title} {by.name}, {clockTime(at)}, {dayName(at)}
              </p>
            </li>
          ))}
      </ul>
    </section>
  );
}
