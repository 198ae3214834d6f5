import type { AlertAction, AlertKind, Condition, EndReason, Honorific, Language, Sex, Want } from "#schema/terms.ts";
import type { CourseName } from "./courses.ts";

/** What somebody at the station did, `ago` minutes before the city is found. `by` is a user name. */
export interface Deed {
  readonly ago: number;
  readonly by: string;
  readonly did:
    | { readonly what: "acknowledge" }
    | { readonly what: "act"; readonly action: AlertAction; readonly text?: string; readonly patientText?: string }
    | { readonly what: "note"; readonly text: string; readonly forPatient?: boolean };
  readonly alert?: AlertKind;
}

/** One invented patient: who they are and how it goes. Anything not said is the ordinary answer of a healthy adult. */
export interface Story {
  readonly name: string;
  readonly honorific: Honorific;
  readonly sex: Sex;
  readonly ageMonths: number;
  readonly birthYearOnly?: boolean;
  readonly place: string;
  readonly language?: Language;
  /** Stories that name the same household live together and have one phone. */
  readonly household?: string;
  readonly carer?: { readonly name: string; readonly relation: string };
  /** null: not asked. */
  readonly conditions?: readonly Condition[] | null;
  readonly pregnancyWeeks?: number;
  readonly doses?: number | null;
  readonly hasOximeter?: boolean | null;
  readonly chronicHypoxia?: { readonly baseline: number };
  /** Days in care. */
  readonly days: number;
  readonly course: CourseName;
  /** Minutes since the last check-in, where it matters; else the hours of the day decide. */
  readonly lastAgo?: number;
  /** Hours since the last check-in: nothing came after. */
  readonly silentHours?: number;
  /** No phone was linked and nothing came. `code`: an activation waits for the demo. */
  readonly unlinked?: boolean;
  readonly code?: string;
  readonly cry?: {
    readonly kind: "help" | "request";
    readonly wants?: readonly Want[];
    readonly ago: number;
    readonly message: string | null;
  };
  /** What the station set on the first day, as a nurse writes it. */
  readonly medicines?: readonly { readonly name: string; readonly dose: string; readonly times: readonly string[] }[];
  readonly deeds?: readonly Deed[];
  readonly ended?: { readonly reason: EndReason; readonly daysAgo: number; readonly by: string };
}
