import type { BoardRow } from "#schema/api/board.ts";
import type { Id } from "#schema/ids.ts";
import type { AlertKind, RiskClass, Severity } from "#schema/terms.ts";

const unknown = { value: null, severity: null, trend: "unknown" } as const;
const id = <P extends "alr" | "epi" | "stf">(prefix: P, tail: string): Id<P> => `${prefix}_${tail.padStart(26, "0")}`;

interface Wanted {
  readonly name: string;
  readonly kind?: AlertKind;
  readonly severity?: Severity;
  readonly clockFrom?: number;
  readonly targetMs?: number;
  readonly risk?: RiskClass;
  readonly heldBy?: string;
  readonly hamlet?: string;
  readonly priority?: number;
}

/** A row of the board of which only what the test is about matters. */
export function aRow({
  name,
  kind = "clinical",
  severity = "watch",
  clockFrom = 0,
  targetMs = 60_000,
  risk = "low",
  heldBy,
  hamlet = "Khu vực 1",
  priority = 0,
}: Wanted): BoardRow {
  const holder = heldBy ? { id: id("stf", heldBy), name: heldBy, title: "ĐD", since: 0 } : null;
  return {
    alert: {
      id: id("alr", name.toLowerCase()),
      kind,
      state: holder ? "acknowledged" : "open",
      severity,
      reasons: [],
      message: null,
      openedAt: clockFrom,
      clockFrom,
      targetMs,
      holder,
      formerHolder: null,
      lastAction: null,
      resolved: null,
      acceptedUntil: null,
      accepted: [],
      may: [],
    },
    episodeId: id("epi", name.toLowerCase()),
    name,
    honorific: "none",
    sex: "female",
    birth: { date: "1951-01-01", precision: "year" },
    language: "vi",
    hamlet,
    onsetDate: null,
    pregnancyWeeks: null,
    pregnant: null,
    riskClass: risk,
    conditions: null,
    figures: { spo2: unknown, respiratoryRate: unknown, pulse: unknown, temperature: unknown },
    spo2Course: [],
    symptoms: null,
    unassessed: [],
    lastCheckinAt: null,
    source: null,
    priority: { total: priority, parts: [] },
    accepted: [],
    reach: { phone: null, carer: null, app: "not_linked" },
  };
}
