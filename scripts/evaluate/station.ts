import { Alerts } from "./alerts.ts";
import { type Calendar, type Entry, hourOf } from "./calendar.ts";
import { endCall, judgedNow, type Manner, visit } from "./call.ts";
import { Desk, type Row, rankOf, standsAbove, unheldFirst } from "./desk.ts";
import type { CheckinMade } from "./episode.ts";
import { newOutcome, type Outcome } from "./outcome.ts";
import { atLeast, type Firsts, newPatient, type Patient, sightingOf } from "./patient.ts";
import type { Policy } from "./policies.ts";
import { RULE_SETS } from "./rule-sets.ts";

const HOUR_MS = 3_600_000;
const LOOK_EVERY_HOURS = 0.5;
const FIRST_ROWS = 10;

/** One rule set (its place in RULE_SETS) under one policy, and the assumed noise. */
export interface Arm {
  readonly set: number;
  readonly policy: Policy;
  readonly noise: number;
}

/**
 * A station lives its calendar twice: once so that the board is as full as it always is, once to be counted. Alerts are raised,
 * refreshed and worsened by the product's own `decideAlert`; rows stand in the console's own order.
 */
export class Station {
  readonly outcome: Outcome = newOutcome();
  private readonly desk = new Desk();
  private readonly patients = new Map<number, Patient>();
  private readonly alerts: Alerts;
  private readonly calendar: Calendar;
  private readonly manner: Manner;
  private readonly set: number;

  constructor(calendar: Calendar, { set, policy, noise }: Arm) {
    const rules = RULE_SETS[set];
    if (rules === undefined) throw new Error(`there is no rule set ${set}`);
    this.calendar = calendar;
    this.set = set;
    this.manner = { rules, set, policy, noise };
    this.alerts = new Alerts(this.desk, this.outcome, this.manner);
  }

  live(): Outcome {
    const { entries, hours } = this.calendar;
    let look = 0;
    for (const pass of [0, 1]) {
      this.alerts.counts = pass === 1;
      for (const entry of entries) {
        const now = hourOf(entry, pass, hours);
        for (; look <= now; look += LOOK_EVERY_HOURS) this.look(look);
        this.work(now);
        this.happens(entry, now);
        this.seek(entry.member, now);
        this.desk.takeUp(now);
      }
    }
    this.outcome.standing = this.desk.rows.size;
    return this.outcome;
  }

  /** Calls end up to now; whoever is free takes the next row. */
  private work(now: number): void {
    for (let call = this.desk.nextEnded(now); call !== null; call = this.desk.nextEnded(now)) {
      const patient = this.patients.get(call.row.member);
      if (patient && this.desk.rows.has(call.row)) endCall(this.manner, this.alerts, patient, call.row, call.until);
      this.desk.takeUp(call.until);
    }
    this.desk.takeUp(now);
  }

  private happens({ member, happening, isFirst }: Entry, now: number): void {
    if (isFirst) this.patients.set(member, newPatient(member, this.calendar.episode(member), now - happening.at));
    const patient = this.patients.get(member);
    // The first round begins in the middle of some episodes: they are left out of it, and lived whole across the seam.
    if (patient === undefined) return;
    if (happening.kind === "checkin") this.checksIn(patient, now, happening);
    else if (happening.kind === "missed") this.alerts.fallSilent(patient, now);
    else this.ends(patient);
  }

  private checksIn(patient: Patient, now: number, made: CheckinMade): void {
    if (this.alerts.counts) this.outcome.checkins++;
    patient.latest = made;
    patient.missed = 0;
    if (patient.silence) this.alerts.close(patient, patient.silence, "answered");
    const { confirm } = this.manner.policy;
    const isOwnDevice = patient.person === patient.episode.person;
    this.alerts.hear(patient, isOwnDevice ? made.verdict(this.set, confirm) : judgedNow(this.manner, patient, now, confirm), now);
  }

  private ends(patient: Patient): void {
    for (const row of patient.rows) this.alerts.close(patient, row, "episode_ended");
    this.patients.delete(patient.member);
    this.alerts.sought.delete(patient);
    if (!this.alerts.counts) return;
    const { endsAt, person } = patient.episode;
    this.outcome.patientDays += (endsAt - person.enrolledAt) / 24;
    const sighting = sightingOf(patient);
    if (sighting) this.outcome.sightings.push(sighting);
  }

  /** Somebody looks at the board: who of those that fall stands among the first rows? */
  private look(now: number): void {
    this.work(now);
    const { rows } = this.desk;
    if (this.alerts.counts) {
      this.outcome.looks++;
      this.outcome.rowsSeen += rows.size;
    }
    for (const row of rows) {
      const patient = this.patients.get(row.member);
      if (patient) visit(this.manner, this.alerts, patient, row, now);
    }
    for (const { member } of this.alerts.sought) this.seek(member, now);
  }

  /** Notes when a row of somebody who falls stands among the first: at the moment it is raised, and at every look. */
  private seek(member: number, now: number): void {
    const patient = this.patients.get(member);
    if (patient === undefined || !this.alerts.sought.has(patient)) return;
    const { rows } = this.desk;
    const own = [...patient.rows].filter(({ alert }) => atLeast(alert.severity, "urgent"));
    const first = (key: keyof Firsts, among: Iterable<Row>, above: typeof standsAbove): void => {
      const isTop = own.some((row) => rankOf(row, among, now * HOUR_MS, above) < FIRST_ROWS);
      if (isTop) patient.firsts[key] ??= now - patient.beganAt;
    };
    first("topRows", rows, standsAbove);
    first("topUnheldFirst", rows, unheldFirst);
    if (patient.firsts.topRows !== null && patient.firsts.topUnheldFirst !== null) this.alerts.sought.delete(patient);
  }
}
