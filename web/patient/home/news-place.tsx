import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { letters } from "../outbox/outbox.ts";
import { siteNow } from "../session/clock.ts";
import { courseOf } from "../session/course.ts";
import { usePart } from "../shell/use-part.ts";
import { medicineNews } from "./medicine-news.ts";

const fetchNews = () => import("./news.tsx");

/**
 * Where the home screen says what was asked for, which medicines are new, and that there is a certificate. Without that part it says at least that the station has
 * not heard what was asked.
 */
export function NewsPlace({ of }: { of: DevicePerson }) {
  const known = courseOf(of.episodeId);
  const own = (letters.value ?? []).filter((one) => one.kind === "help" && one.episodeId === of.episodeId);
  const asked = own.length > 0 || (known?.asked ?? []).some(({ done }) => done === null);
  const changed = medicineNews(known?.medicines ?? [], siteNow.value).length > 0;
  const certified = of.endReason === "recovered" && of.episodeState === "ended";
  const news = usePart(asked || changed || certified, fetchNews);
  if (news !== null && news !== "gone") return <news.Part of={of} />;
  const waits = own.some((one) => one.state !== "receipted" && one.settledAt === null);
  if (!waits || news === null) return null;
  return (
    <section class="note" role="status">
      <Icon name="i-offline" />
      <b>{m.chain_station_unaware()}</b>
    </section>
  );
}
