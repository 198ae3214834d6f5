import { setTimeout as wait } from "node:timers/promises";
import type { CheckinBody } from "#schema/api/checkin.ts";
import { type CheckinId, encodeId } from "#schema/ids.ts";
import { type Chance, chanceFrom } from "../seed/chance.ts";
import type { Phone } from "./fill.ts";
import type { Poster } from "./post.ts";
import { READINGS } from "./readings.ts";

const TICK_MS = 4;
const RETRY_MS = 250;
const SECOND_MS = 1_000;

/** One check-in under way. Times are those of performance.now(), ms. */
export interface Sending {
  readonly id: CheckinId;
  readonly phone: Phone;
  /** When it was to be sent; waiting for the sender itself counts as waiting. */
  readonly dueAt: number;
  tries: number;
  acknowledgedAt: number | null;
  /** What the newest try was answered with; null: it was not answered. */
  status: number | null;
  /** The server knew it already: an earlier try had arrived, and its answer was lost. */
  known: boolean;
  shownAt: number | null;
}

/** Phones that send in an open loop: the next does not wait for the answer to the one before. Each tries again until it has an answer. */
export class Sender {
  readonly all: Sending[] = [];
  readonly poster: Poster;
  readonly phones: readonly Phone[];
  /** Ids come in the order of sending, pauses do not: each has a chance of its own, other than that of the province, whose ids differ. */
  readonly ids: Chance;
  readonly pauses: Chance;
  readonly underWay = new Set<Promise<void>>();
  /** Those that no screen has shown yet, by episode. */
  readonly unseen = new Map<string, Sending[]>();
  /** Set while those without an answer are to give up. */
  givesUp = false;
  turn = 0;

  constructor(poster: Poster, phones: readonly Phone[], seed: number) {
    this.poster = poster;
    this.ids = chanceFrom(seed + 1);
    this.pauses = chanceFrom(seed + 2);
    this.phones = this.ids.shuffled(phones);
  }

  /** Offers so many a second, evenly, until it is told to stop. */
  async offer(rate: number, going: () => boolean): Promise<void> {
    const from = performance.now();
    const due = (turn: number): number => from + (turn * SECOND_MS) / rate;
    for (let sent = 0; going(); await wait(TICK_MS)) {
      for (const now = performance.now(); due(sent) <= now; sent++) this.begin(due(sent));
    }
  }

  begin(dueAt: number): void {
    const phone = this.phones[this.turn++ % this.phones.length];
    if (phone === undefined) throw new Error("Nobody has a phone");
    const id = encodeId("chk", this.ids.bytes(16));
    const sending: Sending = { id, phone, dueAt, tries: 0, acknowledgedAt: null, status: null, known: false, shownAt: null };
    this.all.push(sending);
    this.unseen.set(phone.episode, [...(this.unseen.get(phone.episode) ?? []), sending]);
    const work = this.send(sending).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** A board had news of these episodes. A phone sends again only long after, so that the news is that of its last check-in. */
  shown(episodes: readonly string[], at: number): void {
    for (const episode of episodes) {
      for (const sending of this.unseen.get(episode) ?? []) sending.shownAt = at;
      this.unseen.delete(episode);
    }
  }

  /** Like the app: the same id and the same content, again and again, until the server says that it has it. */
  async send(sending: Sending): Promise<void> {
    const { id, phone } = sending;
    const [recordedAt, path] = [Date.now(), `/api/phone/episodes/${phone.episode}/checkins`];
    while (sending.acknowledgedAt === null && !this.givesUp) {
      const measurements = READINGS[phone.reading];
      const body: CheckinBody = { id, recordedAt, sentAt: Date.now(), language: "vi", measurements };
      sending.tries += 1;
      sending.status = await this.poster.post(path, phone.cookie, body);
      if (sending.status === 201 || sending.status === 200) {
        sending.acknowledgedAt = performance.now();
        sending.known = sending.status === 200;
      } else await wait(RETRY_MS + this.pauses.between(0, RETRY_MS));
    }
  }

  /** Waits for those under way, for so long; then they give up and count as never acknowledged. */
  async settle(mostMs: number): Promise<void> {
    const end = new AbortController();
    const patience = wait(mostMs, undefined, { signal: end.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.underWay), patience]);
    end.abort();
    this.givesUp = true;
    await Promise.all(this.underWay);
    this.givesUp = false;
  }
}
