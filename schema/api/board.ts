import * as z from "zod/mini";
import { episodeId, staffId } from "../ids.ts";
import { HONORIFICS, LANGUAGES, RISK_CLASSES, SEXES } from "../terms.ts";
import { birthDate, instant, reason, severity, staffRef } from "./common.ts";
import { consultationRow } from "./consultation-row.ts";
import { alertView } from "./triage.ts";

const figure = z.object({
  value: z.nullable(z.number()),
  severity: z.nullable(severity),
  trend: z.enum(["worse", "better", "steady", "unknown"]),
});

/** A finding that a professional has accepted: it raises nothing until then, while its value is no worse. */
export const acceptedFinding = z.object({ ...reason.shape, until: instant, by: z.nullable(staffRef) });
export type AcceptedFinding = z.infer<typeof acceptedFinding>;

/** One open alert with all that its row shows. A whole row replaces a whole row. */
export const boardRow = z.object({
  alert: alertView,
  episodeId,
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birth: birthDate,
  language: z.enum(LANGUAGES),
  hamlet: z.string(),
  onsetDate: z.nullable(z.string()),
  pregnancyWeeks: z.nullable(z.int()),
  pregnant: z.nullable(z.boolean()),
  riskClass: z.enum(RISK_CLASSES),
  conditions: z.nullable(z.array(z.string())),
  /** The newest check-in's figures; null value: not known. */
  figures: z.object({ spo2: figure, respiratoryRate: figure, pulse: figure, temperature: figure }),
  /** Last seven effective SpO2, oldest first; null where none was measured. */
  spo2Course: z.array(z.nullable(z.number())),
  symptoms: z.nullable(z.array(z.string())),
  unassessed: z.array(z.string()),
  lastCheckinAt: z.nullable(instant),
  source: z.nullable(z.string()),
  /** The place inside its lane, the higher the sooner, and what it is made of: codes with points (worker/clinical/priority.ts). */
  priority: z.object({ total: z.int(), parts: z.array(z.object({ code: z.string(), points: z.int() })) }),
  accepted: z.array(acceptedFinding),
  reach: z.object({
    phone: z.nullable(z.string()),
    carer: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
    app: z.enum(["linked", "not_linked"]),
  }),
});
export type BoardRow = z.infer<typeof boardRow>;

/** Who looks at whom. */
export const presence = z.array(z.object({ staffId, name: z.string(), title: z.string(), episodeId: z.nullable(episodeId) }));
export type Presence = z.infer<typeof presence>;

/** GET /api/board: what a socket's snapshot holds, for whoever has no socket. */
export const boardSnapshot = z.object({
  seq: z.int(),
  at: instant,
  patients: z.int(),
  rows: z.array(boardRow),
  /** Open ones that this facility asked or is asked; at the station also those whose opinion nobody has read. */
  consultations: z.array(consultationRow),
  presence,
});
export type BoardSnapshot = z.infer<typeof boardSnapshot>;

/** What a browser may say on the board's socket. Everything else closes it with 1008. */
export const boardClientMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("hello"), since: z.nullable(z.int()) }),
  z.strictObject({ type: z.literal("looking"), episodeId: z.nullable(episodeId) }),
]);
/** What the board says. `rows`: whole rows replace whole rows; `removed` are alert ids; `touched` episodes have news on their page. */
export const boardServerMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), ...boardSnapshot.shape }),
  z.object({
    type: z.literal("rows"),
    seq: z.int(),
    at: instant,
    patients: z.int(),
    changed: z.array(boardRow),
    removed: z.array(z.string()),
    consultations: z.object({ changed: z.array(consultationRow), removed: z.array(z.string()) }),
    touched: z.array(episodeId),
  }),
  z.object({ type: z.literal("presence"), presence }),
]);
export type BoardServerMessage = z.infer<typeof boardServerMessage>;
/** Sent by the browser every 15 s and answered without waking the object; no answer for 30 s: the board is stale. */
export const BOARD_PING = "ping";
/** What the board answers to a ping. */
export const BOARD_PONG = "pong";
/** Close code of a socket whose session ended. */
export const SESSION_ENDED = 4401;
