import type { DevicePerson } from "#schema/api/access.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import { clockTime, dayName, figure, isSameDay } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Unknown } from "../../shared/ui/severity.tsx";
import type { CheckinLetter } from "../outbox/letter.ts";
import { letters } from "../outbox/outbox.ts";
import { addendaTo, latestCheckin } from "../outbox/rules.ts";
import { resultAddress } from "../result/address.ts";
import { Chain } from "../result/chain.tsx";
import { measuredAt, siteNow } from "../session/clock.ts";
import { courseOf } from "../session/course.ts";

interface Last {
  readonly checkinId: string;
  readonly measuredAt: number;
  readonly spo2: number | null;
  readonly letter: CheckinLetter | null;
  readonly receipt: Receipt | null;
}

/** The newest check-in that anybody knows of: this phone's, or one that came another way. */
function lastOf(of: DevicePerson): Last | null {
  const letter = latestCheckin(letters.value ?? [], of.personId);
  const ownAt = letter ? measuredAt(letter.content.recordedAt, letter.receipt) : 0;
  const known = courseOf(of.episodeId);
  const heard = known?.receipt ?? null;
  if (letter && (!heard || heard.checkinId === letter.id || measuredAt(heard.recordedAt, heard) < ownAt)) {
    const receipt = heard?.checkinId === letter.id ? heard : letter.receipt;
    const spo2 = receipt?.assessment.spo2Effective ?? letter.content.measurements.spo2.first;
    return { checkinId: letter.id, measuredAt: ownAt, spo2, letter, receipt };
  }
  if (!heard) return null;
  const { checkinId, recordedAt, assessment } = heard;
  return { checkinId, measuredAt: measuredAt(recordedAt, heard), spo2: assessment.spo2Effective, letter: null, receipt: heard };
}

function titleOf(at: number): string {
  const today = isSameDay(at, siteNow.value);
  return today ? m.home_last_today({ time: clockTime(at) }) : m.home_last_on({ day: dayName(at) });
}

/** The last check-in and how far its receipt has come. */
export function LastCheckin({ of }: { of: DevicePerson }) {
  const last = lastOf(of);
  if (!last) return null;
  return (
    <section class="card">
      <div class="me last-head">
        <h2>
          <a href={resultAddress(last.checkinId, of.personId)}>{titleOf(last.measuredAt)}</a>
        </h2>
        <p>SpO2 {last.spo2 === null ? <Unknown word={m.shell_not_measured()} /> : <b class="num">{figure(last.spo2)} %</b>}</p>
      </div>
      <Chain of={of} letter={last.letter} receipt={last.receipt} added={addendaTo(letters.value ?? [], last.checkinId)} />
    </section>
  );
}
