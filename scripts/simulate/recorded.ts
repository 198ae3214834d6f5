import type { AssessmentView, CheckinView } from "#schema/api/checkin.ts";
import type { Reason } from "#schema/api/common.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import type { Assessed } from "../../worker/journey/checkin/checkin-row.ts";
import type { Addition } from "../../worker/journey/checkin/stored-body.ts";
import type { AlertEventName, ExpectedEpisode } from "./expected.ts";

/** A record holds this many of the newest check-ins. */
export const MOST_CHECKINS = 200;

const EVENTS: readonly AlertEventName[] = ["asked", "raised", "worsened", "acknowledged", "acted", "resolved"];

/** How often each thing stands in the timeline, silence left out: it goes by the clock. */
export function eventsOf({ timeline }: Pick<PatientRecord, "timeline">): Map<AlertEventName, number> {
  const counted = EVENTS.map((event) => {
    const found = timeline.filter(
      ({ what, detail }) => what === (event === "asked" ? event : `alert_${event}`) && detail.kind !== "silence",
    );
    return [event, found.length] as const;
  });
  return new Map(counted.filter(([, times]) => times > 0));
}

/** Alerts that are not of silence, oldest first. */
export const alertsIn = ({ alerts }: Pick<PatientRecord, "alerts">): PatientRecord["alerts"] =>
  alerts.filter(({ kind }) => kind !== "silence").toReversed();

const pairsOf = (reasons: readonly Reason[]) => reasons.map(({ rule, values }) => [rule, values] as const);

const assessedIn = ({ reasons, unassessed, news2, spo2Effective, ...same }: AssessmentView): Assessed => ({
  ...same,
  findings: reasons.map(({ rule, values }) => [rule, values]),
  unassessed: unassessed.map(({ what, reason }) => [what, reason]),
  spo2: spo2Effective,
  news2: news2?.score ?? null,
  partial: news2?.partial ?? false,
});

const additionIn = ({ spo2Second, spo2Third, respiratoryRate, symptomsAdded }: CheckinView["addenda"][number]): Addition => ({
  ...(typeof spo2Second === "number" && { spo2Second }),
  ...(typeof spo2Third === "number" && { spo2Third }),
  ...(typeof respiratoryRate === "number" && { respiratoryRate }),
  ...(symptomsAdded && { symptomsAdded }),
});

/** What stands there of an earlier run, as the ledger's beginning. */
export function asRecorded(fresh: ExpectedEpisode, record: PatientRecord): ExpectedEpisode {
  for (const { id, measurements, measuredAt, addenda, assessment } of record.checkins) {
    const additions = addenda.map(additionIn);
    fresh.checkins.set(id, {
      measurements,
      measuredAt,
      additions,
      addenda: addenda.map((each) => each.id),
      assessed: assessedIn(assessment),
    });
  }
  for (const { id, kind, state, severity, reasons, accepted: known, acceptedUntil } of alertsIn(record)) {
    const accepted = acceptedUntil === null ? null : { findings: pairsOf(known), until: acceptedUntil };
    const pairs = pairsOf(reasons);
    fresh.alerts.push({ id, kind, state, severity, reasons: pairs, accepted });
  }
  for (const [event, times] of eventsOf(record)) fresh.events.set(event, times);
  return fresh;
}
