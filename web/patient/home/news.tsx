import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { wantsWord } from "../../shared/want-words.ts";
import { type Asked, askedIn, isOpen, standingOf } from "../help/asked.ts";
import { letters } from "../outbox/outbox.ts";
import { now, siteNow } from "../session/clock.ts";
import { courseOf } from "../session/course.ts";
import { medicineNews } from "./medicine-news.ts";

const ICONS: Partial<Record<ReturnType<typeof standingOf>, string>> = { taken: "i-check", station: "i-clock" };
/** Of the red button the notice above tells, once the station has it. */
const isTold = (asked: Asked): boolean => asked.kind === "help" && ["station", "taken"].includes(standingOf(asked));

function stands(asked: Asked): string {
  const what = wantsWord(asked.wants);
  const taken = asked.view?.taken;
  if (taken) return m.asked_now_taken({ what, who: `${taken.by.title} ${taken.by.name}` });
  return standingOf(asked) === "station" ? m.asked_now_station({ what }) : m.asked_now_waiting({ what });
}

function Line({ href, icon, words }: { href: string; icon: string; words: string }) {
  return (
    <li>
      <a class="line" href={href}>
        <Icon name={icon} />
        <span>{words}</span>
        <Icon name="i-right" class="ic onward" />
      </a>
    </li>
  );
}

/** On the home screen, a line each: what was asked for and waits, that the medicines have changed, that there is a certificate. All of it stands elsewhere. */
export default function News({ of }: { of: DevicePerson }) {
  const known = courseOf(of.episodeId);
  const open = askedIn(of.episodeId, letters.value ?? [], known?.asked ?? []).filter(
    (one) => isOpen(one, now.value) && !isTold(one),
  );
  const changed = medicineNews(known?.medicines ?? [], siteNow.value);
  const names = changed.map(({ name }) => name).join(", ");
  const medicines = of.episodeState === "active" && changed.length > 0;
  const certified = of.endReason === "recovered" && of.episodeState === "ended";
  if (open.length === 0 && !medicines && !certified) return null;
  return (
    <section class="card lines" aria-label={m.home_news()}>
      <ul>
        {open.map((one) => (
          <Line key={one.id} href="/help" icon={ICONS[standingOf(one)] ?? "i-offline"} words={stands(one)} />
        ))}
        {medicines && <Line href="/course" icon="i-pen" words={m.medicine_news({ names })} />}
        {certified && <Line href="/certificate" icon="i-check" words={m.certificate_open()} />}
      </ul>
    </section>
  );
}
