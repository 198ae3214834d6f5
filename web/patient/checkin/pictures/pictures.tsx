import type { ComponentChildren } from "preact";
import type { Symptom } from "#schema/terms.ts";
import { Drawn } from "../../shell/drawn.tsx";
import { MILD_DRAWN } from "./mild-pictures.tsx";

/** Line drawings on a grid of 40; a picture never stands without its words. */
const DRAWN: Record<Symptom, ComponentChildren> = {
  ...MILD_DRAWN,
  dyspnea_at_rest: (
    <>
      <circle cx="20" cy="9" r="5.5" />
      <path d="M11 37V26c0-12 18-12 18 0v11M16 24c-3 2-3 8 0 10M24 24c3 2 3 8 0 10M31 7c2-2 4 2 6 0M31 12c2-2 4 2 6 0" />
    </>
  ),
  dyspnea: (
    <>
      <circle cx="23" cy="7" r="4.5" />
      <path d="M22 13l-5 11 7 5-2 8M17 24l-8 1-4 7M14 15l8-2 5 7 6 1M31 6c2-2 4 2 6 0" />
    </>
  ),
  chest_pain_persistent: (
    <>
      <circle cx="20" cy="8" r="5.5" />
      <path d="M9 37V25c0-12 22-12 22 0v12" />
      <path d="m20 20 1.8 4 4.2.5-3 3 .8 4.3-3.8-2.2-3.8 2.2.8-4.3-3-3 4.2-.5z" fill="currentColor" />
    </>
  ),
  chest_pain: (
    <>
      <circle cx="20" cy="8" r="5.5" />
      <path d="M9 37V25c0-12 22-12 22 0v12M21 20l-4 6h6l-4 6" />
    </>
  ),
  altered_consciousness: (
    <>
      <path d="M9 22c0-20 24-18 24-2 0 6-4 8-4 12v5H15v-5H9v-6l-3-1z" />
      <path d="M17 14c2-3 8-1 6 3-1 2-3 2-3 4M20 25v.5" />
    </>
  ),
  seizure: (
    <>
      <circle cx="20" cy="9" r="5.5" />
      <path d="M20 15v10M20 18l-9 4 2-7M20 18l9 4-2-7M20 25l-6 5 2 7M20 25l6 5-2 7M5 8l3 2-3 2M35 8l-3 2 3 2" />
    </>
  ),
  cyanosis: (
    <>
      <path d="M6 19c5-7 9-7 14-3 5-4 9-4 14 3-5 8-9 10-14 10S11 27 6 19z" fill="currentColor" />
      <path d="M8 19.5c8 3 16 3 24 0" stroke="var(--surface)" />
    </>
  ),
  cold_pale_extremities: (
    <path d="M10 36V18a3 3 0 0 1 5 0V8a2.500 2.500 0 0 1 5 0v9-11a2.500 2.500 0 0 1 5 0v12a3 3 0 0 1 5 1v17M33 4v8M29.500 6l7 4M36.500 6l-7 4" />
  ),
  hemoptysis: (
    <>
      <circle cx="15" cy="13" r="8" />
      <path d="M15 16h6M12 36V27M22 26v10" />
      <path d="M31 17c4 6 5 8 5 10a5 5 0 0 1-10 0c0-2 1-4 5-10z" fill="currentColor" />
    </>
  ),
  exhausted: (
    <>
      <circle cx="9" cy="19" r="4.500" />
      <path d="M3 30h34M14 25l10-3 5 4h7M26 8h6l-6 6h6M34 3h4l-4 4h4" />
    </>
  ),
  cannot_drink: <path d="M11 10h18l-3 26H14zM12 18h16M5 5l30 31" />,
  vomits_everything: (
    <>
      <circle cx="15" cy="12" r="8" />
      <path d="M12 10v.5M18 10v.5M15 16c6 0 10 3 12 9M22 17c5 2 8 5 9 10M5 36c1-8 6-10 10-10s7 1 9 5M24 36h12" />
    </>
  ),
  concern: (
    <>
      <circle cx="20" cy="20" r="14" />
      <path d="M14 17v1.500M26 17v1.500M13 12l4-1M27 12l-4-1M14 29c3-4 9-4 12 0" />
    </>
  ),
  chest_indrawing: (
    <>
      <circle cx="20" cy="8" r="5.500" />
      <path d="M10 37V25c0-11 20-11 20 0v12M14 26l4 2-4 2M26 26l-4 2 4 2M16 21c2 1 6 1 8 0" />
    </>
  ),
  grunting: (
    <>
      <circle cx="16" cy="20" r="12" />
      <path d="M11 17v1.500M20 17v1.500M13 26h6M31 13c3 4 3 10 0 14M35 10c4 6 4 14 0 20" />
    </>
  ),
  stridor: (
    <>
      <path d="M16 4v12c0 4-8 6-9 16M24 4v12c0 4 8 6 9 16M16 9h8M16 14h8" />
      <path d="M20 22v13M16 31l4 4 4-4" />
    </>
  ),
  wheeze: (
    <path d="M20 5v13M20 18c-2 0-3-4-7-4-5 0-8 9-8 21 6 1 13-1 15-6M20 18c2 0 3-4 7-4 5 0 8 9 8 21-6 1-13-1-15-6M9 27c2-2 3 2 5 0M26 27c2-2 3 2 5 0" />
  ),
  nasal_flaring: (
    <path d="M20 5c0 12-9 16-9 23 0 5 5 6 9 3 4 3 9 2 9-3 0-7-9-11-9-23M4 26l3 2-3 3M36 26l-3 2 3 3M16 28h.5M24 28h.5" />
  ),
  poor_feeding: <path d="M15 12h10v-4h-3c0-5-4-5-4 0h-3zM13 12h14v20c0 5-14 5-14 0zM13 20h5M13 26h5M5 5l30 31" />,
  irritable_not_playing: (
    <>
      <circle cx="20" cy="20" r="14" />
      <path d="M12 16l5 2M28 16l-5 2M15 29c2-5 8-5 10 0zM12 21v4M28 21v4" />
    </>
  ),
  dehydration: (
    <>
      <path d="M20 4c8 11 11 15 11 20a11 11 0 0 1-22 0c0-5 3-9 11-20z" />
      <path d="M9 24h22" />
    </>
  ),
  mis_c: (
    <>
      <circle cx="20" cy="18" r="13" />
      <path d="M14 15v1.500M26 15v1.500M15 24c3 2 7 2 10 0M11 21h.5M13 24h.5M28 21h.5M26 24h.5M10 34h.5M16 36h.5M24 36h.5M30 34h.5" />
    </>
  ),
  cough_fits: (
    <>
      <circle cx="14" cy="12" r="8" />
      <path d="M14 15h7M10 36V27M20 25v11M27 12h4M27 17l5 2M27 22l4 4M35 12h1M36 20h.5" />
    </>
  ),
  other_acute_illness: <path d="M8 6h24v30H8zM15 4h10v4H15zM20 14v10M15 19h10M14 30h12" />,
};

export function Picture({ of }: { of: Symptom }) {
  return <Drawn>{DRAWN[of]}</Drawn>;
}
