import { m } from "../../../shared/paraglide/messages.js";

/** A finger in the clip; the figure to write down is framed. */
export function OximeterPicture() {
  return (
    <svg width="112" height="86" viewBox="0 0 112 86" role="img" aria-label={m.spo2_picture()}>
      <path d="M0 47h30M0 73h30" stroke="var(--ink)" stroke-width="3" stroke-linecap="round" />
      <path d="M0 47h74c17 0 17 26 0 26H0" fill="#f0cfb4" stroke="#12161d" stroke-width="2.5" />
      <rect x="24" y="4" width="86" height="46" rx="9" fill="var(--cham)" />
      <rect x="24" y="69" width="86" height="14" rx="7" fill="var(--cham)" />
      <circle cx="104" cy="60" r="7" fill="none" stroke="var(--cham)" stroke-width="5" />
      <rect x="31" y="10" width="72" height="34" rx="4" fill="var(--call)" />
      <g font-family="system-ui" fill="var(--on-call-2)">
        <text x="36" y="21" font-size="9">
          %SpO2
        </text>
        <text x="75" y="21" font-size="9">
          PR
        </text>
        <text x="36" y="40" font-size="19" font-weight="700" fill="var(--on-call)">
          97
        </text>
        <text x="75" y="40" font-size="14">
          82
        </text>
      </g>
      <rect x="32.5" y="11.5" width="37" height="31" rx="4" fill="none" stroke="var(--on-call)" stroke-width="2.5" />
    </svg>
  );
}
