import type { PatientRecord } from "#schema/api/record.ts";
import type { AlertEventName, ExpectedEpisode } from "./expected.ts";

/** A record holds this many of the newest check-ins. */
export const MOST_CHECKINS = 200;

const EVENTS: readonly AlertEventName[] = ["raised", "worsened", "acknowledged", "acted", "resolved"];

/** How often each thing stands in the timeline, silence left out: it goes by the clock. */
export function eventsOf({ timeline }: Pick<PatientRecord, "timeline">): Map<AlertEventName, number> {
  const counted = EVENTS.map((event) => {
    const found = timeline.filter(({ what, detail }) => what === `alert_${event}` && detail.kind !== "silence");
    return [event, found.length] as const;
  });
  return new Map(counted.filter(([, times]) => times > 0));
}

/** Alerts that are not of silence, oldest first. */
export const alertsIn = ({ alerts }: Pick<PatientRecord, "alerts">): PatientRecord["alerts"] =>
  alerts.filter(({ kind }) => kind !== "silence").toReversed();

/** What stands there of an earlier run, as the ledger's beginning. */
export function asRecorded(fresh: ExpectedEpisode, record: PatientRecord): ExpectedEpisode {
  for (const { id, measurements, measuredAt, addenda, assessment } of record.checkins) {
    const { spo2Effective: spo2, severity } = assessment;
    fresh.checkins.set(id, { measurements, measuredAt, additions: [], addenda: addenda.map((each) => each.id), spo2, severity });
  }
  for (const { id, kind, state, severity, reasons, acceptedUntil } of alertsIn(record)) {
    const accepted = acceptedUntil === null ? null : { rules: reasons.map(({ rule }) => rule), until: acceptedUntil };
    const pairs = reasons.map(({ rule, values }) => [rule, values] as const);
    fresh.alerts.push({ id, kind, state, severity, reasons: pairs, accepted });
  }
  for (const [event, times] of eventsOf(record)) fresh.events.set(event, times);
  return fresh;
}
