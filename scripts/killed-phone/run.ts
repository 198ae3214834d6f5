import { setTimeout as wait } from "node:timers/promises";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import type { PatientRecord } from "#schema/api/record.ts";
import type { Patient } from "../simulate/book.ts";
import { type Act, isReceipted, nextAct } from "./driver.ts";
import type { Kill, Plan } from "./plan.ts";

/** What one disturbed check-in came to. */
export interface Outcome {
  /** Check-ins that the station's record holds. */
  readonly recorded: number;
  /** Questions that were answered and left, and asked again after a kill. */
  readonly askedAgain: readonly string[];
  /** Figures that were answered and are recorded otherwise. */
  readonly changed: readonly string[];
  readonly presses: number;
  readonly kills: readonly string[];
}

const PHONE = { width: 360, height: 640 } as const;
/** The longest that a phone may take from the last kill to the receipt: the outbox tries at least once a minute. */
const PATIENCE_MS = 150_000;
const LOOK_EVERY_MS = 60;
const OFFLINE_ACTS = 4;
/** A question that was answered leaves the page by then. */
const LEAVES_MS = 5_000;
const VITALS = ["spo2", "pulse", "temperature"] as const;

/** A phone in a hand: its page is closed, dies, or loses its line, and is opened again. */
class Handset {
  private opened: Page | null = null;
  private offlineFor = 0;
  readonly context: BrowserContext;
  private readonly origin: string;
  constructor(context: BrowserContext, origin: string) {
    this.context = context;
    this.origin = origin;
  }

  get page(): Page {
    if (this.opened === null) throw new Error("The phone's page was never opened");
    return this.opened;
  }

  async open(): Promise<Page> {
    this.opened = await this.context.newPage();
    await this.opened.goto(`${this.origin}/`);
    return this.opened;
  }

  /** The next message to the station: it arrives and its answer does not come back, or it does not arrive. */
  private loseOne(arrives: boolean): Promise<unknown> {
    const take = async (route: Route) => {
      if (arrives) await route.fetch().catch(() => undefined);
      await route.abort().catch(() => undefined);
    };
    return this.context.route("**/checkins", take, { times: 1 });
  }

  private async crash(): Promise<void> {
    const line = await this.context.newCDPSession(this.page);
    const died = this.page.waitForEvent("crash");
    // A page that has died does not answer.
    line.send("Page.crash").catch(() => undefined);
    await died;
  }

  async suffer(kill: Kill): Promise<void> {
    if (kill === "no-answer" || kill === "no-line") await this.loseOne(kill === "no-answer");
    else if (kill === "reload") await this.page.reload();
    else if (kill === "offline") {
      this.offlineFor = OFFLINE_ACTS;
      await this.context.setOffline(true);
    } else {
      if (kill === "crash") await this.crash();
      await this.page.close();
      await this.open();
    }
  }

  /** Without a line for a few acts, then it is back. */
  async acted(): Promise<void> {
    if (this.offlineFor === 0) return;
    this.offlineFor -= 1;
    if (this.offlineFor === 0) await this.context.setOffline(false);
  }
}

/** The station's record of the person, as their nurse reads it. */
export type ReadRecord = () => Promise<PatientRecord | null>;

type Left = ReadonlyMap<string, Act["says"]>;

/** What is recorded beside what was answered. */
async function compared(read: ReadRecord, left: Left): Promise<Pick<Outcome, "recorded" | "changed">> {
  const checkins = (await read())?.checkins ?? [];
  const kept = checkins[0]?.measurements;
  const recorded = { spo2: kept?.spo2.first, pulse: kept?.pulse, temperature: kept?.temperatureCelsius };
  const changed = VITALS.flatMap((vital) => {
    const said = [...left.values()].find((says) => says?.[vital] !== undefined)?.[vital];
    return said === undefined || said === recorded[vital] ? [] : [`${vital}: ${said} became ${recorded[vital]}`];
  });
  return { recorded: checkins.length, changed };
}

async function handsetOf(browser: Browser, origin: string, { cookie }: Patient): Promise<Handset> {
  const context = await browser.newContext({ viewport: PHONE, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", hasTouch: true });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: origin }]);
  const phone = new Handset(context, origin);
  const page = await phone.open();
  // Killed before the app was ever whole on the phone, nothing of it could open offline.
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  return phone;
}

/** Waits until the question has gone; false: it stays, or the page is dead. */
const hasLeft = (page: Page, title: string): Promise<boolean> =>
  page
    .waitForFunction(`document.querySelector("main h1")?.textContent !== ${JSON.stringify(title)}`, null, { timeout: LEAVES_MS })
    .then(() => true)
    .catch(() => false);

/** One check-in under way: what was answered, and how it is disturbed. */
class Disturbed {
  readonly left = new Map<string, Act["says"]>();
  readonly askedAgain: string[] = [];
  readonly kills: string[] = [];
  presses = 0;
  readonly phone: Handset;
  readonly plan: Plan;
  constructor(phone: Handset, plan: Plan) {
    this.phone = phone;
    this.plan = plan;
  }

  /** What can be pressed. After the first answer the home page offers another check-in only when this one has been sent. */
  async next(): Promise<Act | null> {
    const act = await nextAct(this.phone.page, this.plan.told).catch(() => null);
    return act?.begins && this.left.size > 0 ? null : act;
  }

  async press(act: Act): Promise<void> {
    if (act.title !== null && this.left.has(act.title)) this.askedAgain.push(act.title);
    const kill = this.plan.kills.get(this.presses);
    this.presses += 1;
    const pressed = act.press().then(
      () => true,
      () => false,
    );
    if (kill) {
      this.kills.push(`${kill} at press ${this.presses}`);
      await wait(this.plan.momentMs());
      await this.phone.suffer(kill);
      // Whether the press was still heard is not known: what stands on the page afterwards shows it.
      await pressed;
    } else if ((await pressed) && act.title !== null && (await hasLeft(this.phone.page, act.title))) {
      this.left.set(act.title, act.says);
    }
    await this.phone.acted();
  }
}

/** Does a whole check-in on a phone of its own while it is disturbed as planned, until the phone shows the receipt. */
export async function runKilled(
  browser: Browser,
  origin: string,
  patient: Patient,
  plan: Plan,
  read: ReadRecord,
): Promise<Outcome> {
  const phone = await handsetOf(browser, origin, patient);
  const run = new Disturbed(phone, plan);
  try {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const act = await run.next();
      if (act) await run.press(act);
      else if (run.left.size > 0 && (await isReceipted(phone.page).catch(() => false))) break;
      else {
        await phone.acted();
        await wait(LOOK_EVERY_MS);
      }
    }
    const { askedAgain, presses, kills } = run;
    return { ...(await compared(read, run.left)), askedAgain, presses, kills };
  } finally {
    await phone.context.close();
  }
}
