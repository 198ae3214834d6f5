import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { CheckinBody } from "#schema/api/checkin.ts";
import { type CheckinId, encodeId } from "#schema/ids.ts";
import type { Chance } from "../seed/chance.ts";
import type { Phone } from "./fill.ts";
import { READINGS } from "./readings.ts";

const TICK_MS = 4;
const PATIENCE_MS = 30_000;
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
  /** The server knew it already: an earlier try had arrived, and its answer was lost. */
  known: boolean;
  shownAt: number | null;
}

/** Posts once; answers the status, or null when there was no answer. */
function post(agent: Agent, port: number, { cookie, episode }: Phone, body: string): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" };
    const path = `/api/phone/episodes/${episode}/checkins`;
    const length = { "content-length": Buffer.byteLength(body) };
    const asked = request(
      { agent, host: "127.0.0.1", port, path, method: "POST", headers: { ...headers, ...length }, timeout: PATIENCE_MS },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? null));
        answer.on("error", () => resolve(null));
      },
    );
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(null));
    asked.end(body);
  });
}

/** Phones that send in an open loop: the next does not wait for the answer to the one before. Each tries again until it has an answer. */
export class Sender {
  readonly all: Sending[] = [];
  readonly agent = new Agent({ keepAlive: true });
  readonly port: number;
  readonly chance: Chance;
  readonly phones: readonly Phone[];
  readonly underWay = new Set<Promise<void>>();
  /** Those that no screen has shown yet, by episode. */
  readonly unseen = new Map<string, Sending[]>();
  /** Set when those without an answer are to give up. */
  givenUp = false;
  turn = 0;

  constructor(port: number, chance: Chance, phones: readonly Phone[]) {
    this.port = port;
    this.chance = chance;
    this.phones = phones;
  }

  /** Offers so many a second, evenly, until it is told to stop. */
  async offer(rate: number, going: () => boolean): Promise<void> {
    const from = performance.now();
    for (let sent = 0; going(); await wait(TICK_MS)) {
      for (const until = performance.now(); from + (sent * SECOND_MS) / rate <= until; sent++)
        this.begin(from + (sent * SECOND_MS) / rate);
    }
  }

  begin(dueAt: number): void {
    const phone = this.phones[this.turn++ % this.phones.length];
    if (phone === undefined) throw new Error("Nobody has a phone");
    const id = encodeId("chk", this.chance.bytes(16));
    const sending: Sending = { id, phone, dueAt, tries: 0, acknowledgedAt: null, known: false, shownAt: null };
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
    const recordedAt = Date.now();
    const { id, phone } = sending;
    for (; sending.acknowledgedAt === null && !this.givenUp; ) {
      const measurements = READINGS[phone.reading];
      const body: CheckinBody = { id, recordedAt, sentAt: Date.now(), language: "vi", measurements };
      sending.tries += 1;
      const status = await post(this.agent, this.port, phone, JSON.stringify(body));
      if (status === 201 || status === 200) {
        sending.acknowledgedAt = performance.now();
        sending.known = status === 200;
      } else await wait(RETRY_MS + this.chance.between(0, RETRY_MS));
    }
  }

  /** Waits for those under way, for so long; then they give up and count as never acknowledged. */
  async settle(mostMs: number): Promise<void> {
    const end = new AbortController();
    const patience = wait(mostMs, undefined, { signal: end.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.underWay), patience]);
    end.abort();
    this.givenUp = true;
    await Promise.all(this.underWay);
    this.givenUp = false;
  }

  close(): void {
    this.agent.destroy();
  }
}
