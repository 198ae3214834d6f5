import { batch, computed, effect, signal } from "@preact/signals";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { severityWord } from "../../shared/ui/severity.tsx";
import { consultations } from "../board/board-state.ts";
import { inTurn, ringsAt } from "../board/consultation/consultation-needs.ts";
import { dispositionWord, titledName } from "../consultation/consultation-words.ts";
import { staffName } from "../person-words.ts";
import { now, serverNow } from "../session/clock.ts";
import { session } from "../session/session.ts";
import { freshNews, type StationNews, stationNews } from "./consultation-news.ts";
import { play, ring, soundOn } from "./sound.ts";
import { spokenAlert, spokenStatus } from "./watch.ts";

const me = computed(() => session.value?.staff.id ?? "");
const here = computed(() => session.value?.facility.id ?? "");
const ringKey = ({ id, ring }: ConsultationRow): string => `${id} ${ring?.since ?? 0}`;

/** Rings that this person has silenced: they stay on the board. */
export const silenced = signal<ReadonlySet<string>>(new Set());
export const silence = (row: ConsultationRow): void => {
  silenced.value = new Set(silenced.peek()).add(ringKey(row));
};

/** What rings at this very person now, the worst first. */
export const ringing = computed(() => {
  const rows = [...(consultations.value?.values() ?? [])].filter((row) => ringsAt(row, me.value, now.value));
  return inTurn(rows, { staffId: me.value, facilityId: here.value }).filter((row) => !silenced.value.has(ringKey(row)));
});
/** Changes when another ring begins or one ends, not by the second. */
const ringKeys = computed(() => ringing.value.map(ringKey).join(", "));

/** News that were put away in this tab. */
const putAwayNews = signal<ReadonlySet<string>>(new Set());
const allNews = computed(() => stationNews(consultations.value?.values() ?? [], here.value));
export const news = computed(() => allNews.value.filter(({ key }) => !putAwayNews.value.has(key)));
export const putNewsAway = (key: string): void => {
  putAwayNews.value = new Set(putAwayNews.peek()).add(key);
};

/** What is told of it in a sentence. */
export function newsWords({ row }: StationNews): string {
  const name = titledName(row);
  if (!row.opinion || row.state !== "decided") return m.note_unanswered({ hospital: row.hospital.shortName, name });
  const told = { who: staffName(row.opinion.by), name, what: dispositionWord(row.opinion.disposition) };
  return row.opinion.version > 1 ? m.note_opinion_corrected(told) : m.note_opinion(told);
}

function sayRing(row: ConsultationRow): void {
  spokenAlert.value = m.ring_spoken({
    station: row.station.shortName,
    severity: severityWord(codeOf(row.severity)),
    name: row.name,
    question: row.question,
  });
}

function watchRing(): () => void {
  const stopSaying = effect(() => {
    const [first] = ringKeys.value === "" ? [] : ringing.peek();
    if (first) sayRing(first);
  });
  const stopSound = effect(() => {
    if (ringKeys.value === "" || !soundOn.value) return;
    return ring(Math.max(...ringing.peek().map((row) => row.ring?.until ?? 0)) - serverNow());
  });
  return () => {
    stopSaying();
    stopSound();
  };
}

function watchNews(): () => void {
  let before: readonly StationNews[] | null = null;
  return effect(() => {
    if (consultations.value === null) return;
    const fresh = freshNews(before, allNews.value);
    before = allNews.value;
    // What is not told any more may be told again: rung once more, and once more not answered.
    const told = new Set(before.map(({ key }) => key));
    const kept = [...putAwayNews.peek()].filter((key) => told.has(key));
    if (kept.length < putAwayNews.peek().size) putAwayNews.value = new Set(kept);
    if (fresh.length === 0) return;
    play("consultation");
    spokenStatus.value = fresh.map(newsWords).join(" ");
  });
}

/** Wires consultations to sound and to the live regions; ends with the returned function. */
export function watchConsultations(): () => void {
  const stops = [watchRing(), watchNews()];
  return () => {
    for (const stop of stops) stop();
    batch(() => {
      silenced.value = new Set();
      putAwayNews.value = new Set();
    });
  };
}
