import type { ComponentChildren } from "preact";
import type { MILD_SYMPTOMS } from "#schema/terms.ts";

type Mild = (typeof MILD_SYMPTOMS)[number];

/** Line drawings of the ordinary symptoms, on the grid of 40 as those of the danger signs (pictures.tsx). */
export const MILD_DRAWN: Record<Mild, ComponentChildren> = {
  cough: (
    <>
      <circle cx="15" cy="14" r="9" />
      <path d="M16 19h7M9 36v-9M21 26v10M29 14h7M28 20l6 3M28 8l6-3M12 11v.5" />
    </>
  ),
  sputum: (
    <>
      <circle cx="14" cy="14" r="9" />
      <path d="M15 19h7M8 36v-9M19 26v10M11 11v.5" />
      <circle cx="29" cy="21" r="2.5" />
      <circle cx="34" cy="28" r="3" />
      <circle cx="27" cy="30" r="2" />
    </>
  ),
  chills: (
    <>
      <circle cx="20" cy="8" r="5.5" />
      <path d="M12 37V25c0-11 16-11 16 0v12M6 14l-3 4 3 4-3 4M34 14l3 4-3 4 3 4" />
    </>
  ),
  red_eye: (
    <>
      <path d="M4 20c8-12 24-12 32 0-8 12-24 12-32 0zM8 20h4M11 15l3 2M32 20h-4M29 15l-3 2M11 25l3-2M29 25l-3-2" />
      <circle cx="20" cy="20" r="4.5" fill="currentColor" />
    </>
  ),
  loss_taste_smell: (
    <path d="M17 6c0 10-7 14-7 20 0 5 6 5 9 2M26 12c-2 2 2 4 0 7M31 12c-2 2 2 4 0 7M36 12c-2 2 2 4 0 7M5 4l30 32" />
  ),
  sore_throat: <path d="M12 4v12c0 4-6 5-6 11v9M28 4v12c0 4 6 5 6 11v9M21 14l-4 7h6l-4 7M12 36h16" />,
  headache: (
    <>
      <circle cx="20" cy="25" r="11" />
      <path d="M16 23v1M24 23v1M16 31c2-2 6-2 8 0M21 2l-3 4h4l-3 4M8 6l2 4M32 6l-2 4" />
    </>
  ),
  dizziness: (
    <>
      <circle cx="20" cy="27" r="10" />
      <path d="M14 24l4 4M18 24l-4 4M22 24l4 4M26 24l-4 4M9 10c0-8 22-8 22 0 0 5-15 5-15 1 0-3 8-3 8 0" />
    </>
  ),
  anorexia: <path d="M6 20h28c0 9-6 14-14 14S6 29 6 20zM14 14c-2-2 2-4 0-7M20 14c-2-2 2-4 0-7M26 14c-2-2 2-4 0-7M5 4l30 33" />,
  nausea: (
    <>
      <circle cx="20" cy="20" r="14" />
      <path d="M14 15v1.500M26 15v1.500M11 26c2-4 4-4 6 0s4 4 6 0 4-4 6 0" />
    </>
  ),
  vomiting: (
    <>
      <circle cx="15" cy="12" r="8" />
      <path d="M12 10v.5M18 10v.5M16 17c6 0 10 3 12 10M22 16c6 2 9 6 10 11M22 36h15M27 31v.5M32 32v.5" />
    </>
  ),
  myalgia: (
    <>
      <circle cx="20" cy="7" r="5" />
      <path d="M12 37V24c0-10 16-10 16 0v13M6 16l3 2M5 23h4M34 16l-3 2M35 23h-4M21 21l-4 5h6l-4 5" />
    </>
  ),
  nasal: (
    <>
      <path d="M19 4c0 11-9 15-9 21 0 5 6 6 11 3M16 28c2 1 5 1 8 0" />
      <path d="M24 30c2 3 3 4 3 5.500a3 3 0 0 1-6 0c0-1.500 1-2.500 3-5.500z" />
    </>
  ),
  fatigue: (
    <>
      <circle cx="26" cy="13" r="4.500" />
      <path d="M22 17c-8 1-11 8-11 17h14M18 24l7 5 1 8M6 37h26M27 19l-1 5" />
    </>
  ),
  diarrhea: <path d="M9 4h8v14M9 4v14M6 18h28c0 8-5 11-10 11l1 8H14l1-8c-5 0-9-3-9-11z" />,
};
