import type { AlertKind, RecordedAction, ResolveReason } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";

const ACTION: Record<RecordedAction, () => string> = {
  called_reached: () => m.action_called_reached(),
  called_no_answer: () => m.action_called_no_answer(),
  called_carer: () => m.action_called_carer(),
  visited: () => m.action_visited(),
  advised: () => m.action_advised(),
  remeasure_asked: () => m.action_remeasure_asked(),
  other: () => m.action_other(),
  consulted: () => m.action_consulted(),
};
export const actionWord = (action: RecordedAction): string => ACTION[action]();

const REASON: Record<ResolveReason, () => string> = {
  improved: () => m.resolve_improved(),
  finding_accepted: () => m.resolve_finding_accepted(),
  measuring_error: () => m.resolve_measuring_error(),
  care_given: () => m.resolve_care_given(),
  sent_to_hospital: () => m.resolve_sent_to_hospital(),
  request_met: () => m.resolve_request_met(),
  false_alarm: () => m.resolve_false_alarm(),
  answered: () => m.resolve_answered(),
  episode_ended: () => m.resolve_episode_ended(),
};
export const resolveWord = (reason: ResolveReason): string => REASON[reason]();

const KIND: Record<AlertKind, () => string> = {
  clinical: () => m.kind_clinical(),
  silence: () => m.severity_silent(),
  help: () => m.kind_help(),
  request: () => m.severity_request(),
  eligibility: () => m.kind_eligibility(),
};
export const kindWord = (kind: AlertKind): string => KIND[kind]();
