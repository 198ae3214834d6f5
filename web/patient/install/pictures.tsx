import type { ComponentChildren } from "preact";

/** A phone drawn from its upper or lower half; what is to be pressed is ringed in the colour of an action. */
function Phone({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <svg class="how-pic" viewBox="0 0 200 132" role="img" aria-label={label}>
      <rect x="1.5" y="1.5" width="197" height="129" rx="12" fill="var(--surface)" stroke="var(--line-strong)" stroke-width="2" />
      {children}
    </svg>
  );
}

const Ring = ({ x, y, r = 17 }: { x: number; y: number; r?: number }) => (
  <circle cx={x} cy={y} r={r} fill="none" stroke="var(--cham)" stroke-width="4" />
);
const Line = ({ x, y, w }: { x: number; y: number; w: number }) => (
  <rect x={x} y={y} width={w} height="7" rx="3.5" fill="var(--line)" />
);
/** Apple's sign for "share": an arrow out of a box. */
const Share = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x - 9} ${y - 11})`} fill="none" stroke="var(--ink)" stroke-width="2.4" stroke-linecap="round">
    <path d="M9 13V2M5 5.500 9 1.500l4 4" />
    <path d="M5 9H2v12h14V9h-3" />
  </g>
);
const Mark = ({ x, y, size = 34 }: { x: number; y: number; size?: number }) => (
  <g transform={`translate(${x} ${y}) scale(${size / 64})`}>
    <rect width="64" height="64" rx="14" fill="#263a8f" />
    <path d="M15 50C15 26 29 34 34 14M30 54c0-26 15-19 20-44" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" />
  </g>
);
/** A row of a menu, with its sign at the right; the words are the phone's own. */
function MenuRow({ y, words, children }: { y: number; words: string; children?: ComponentChildren }) {
  return (
    <>
      <text x="22" y={y + 18} class="pic-words">
        {words}
      </text>
      {children}
    </>
  );
}

interface PictureProps {
  readonly label: string;
}

/** Safari: the bar at the bottom with the sign for "share". */
export const IphoneShare = ({ label }: PictureProps) => (
  <Phone label={label}>
    <Line x={24} y={18} w={110} />
    <Line x={24} y={34} w={150} />
    <Line x={24} y={50} w={90} />
    <path d="M2 88h196" stroke="var(--line-strong)" />
    <path d="m26 102-8 8 8 8M62 102l8 8-8 8" fill="none" stroke="var(--line-strong)" stroke-width="2.4" />
    <Share x={100} y={110} />
    <Ring x={100} y={109} />
    <rect x="132" y="102" width="14" height="16" rx="2" fill="none" stroke="var(--line-strong)" stroke-width="2.4" />
    <rect x="166" y="102" width="14" height="14" rx="3" fill="none" stroke="var(--line-strong)" stroke-width="2.4" />
  </Phone>
);

/** The share sheet: the row with the plus. */
export const IphoneAdd = ({ label, words }: PictureProps & { words: string }) => (
  <Phone label={label}>
    <rect x="12" y="14" width="176" height="104" rx="10" fill="var(--raised)" />
    <Line x={26} y={26} w={70} />
    <path d="M12 42h176M12 82h176" stroke="var(--line)" />
    <rect x="14" y="44" width="172" height="36" rx="8" fill="none" stroke="var(--cham)" stroke-width="4" />
    <MenuRow y={48} words={words}>
      <g fill="none" stroke="var(--ink)" stroke-width="2.2">
        <rect x="158" y="53" width="18" height="18" rx="4" />
        <path d="M167 57.500v9M162.500 62h9" />
      </g>
    </MenuRow>
    <Line x={26} y={96} w={90} />
  </Phone>
);

/** The new icon among others. */
export function HomeScreenPicture({ label = "" }: { label?: string }) {
  const hidden = label === "" ? { "aria-hidden": true } : {};
  return (
    <svg
      class="how-pic"
      viewBox="0 0 200 132"
      role={label === "" ? "presentation" : "img"}
      aria-label={label || undefined}
      {...hidden}
    >
      <rect
        x="1.5"
        y="1.5"
        width="197"
        height="129"
        rx="12"
        fill="var(--cham-soft)"
        stroke="var(--line-strong)"
        stroke-width="2"
      />
      {[24, 82, 140].map((x) => (
        <rect key={x} x={x} y="16" width="34" height="34" rx="8" fill="var(--surface)" stroke="var(--line)" />
      ))}
      <rect x="24" y="74" width="34" height="34" rx="8" fill="var(--surface)" stroke="var(--line)" />
      <Mark x={82} y={74} />
      <rect x="76" y="68" width="46" height="46" rx="12" fill="none" stroke="var(--cham)" stroke-width="4" />
    </svg>
  );
}

/** Chrome: the three dots at the upper right. */
export const AndroidMenu = ({ label }: PictureProps) => (
  <Phone label={label}>
    <rect x="16" y="16" width="134" height="24" rx="12" fill="var(--raised)" stroke="var(--line)" />
    <Line x={30} y={25} w={80} />
    <g fill="var(--ink)">
      <circle cx="172" cy="21" r="2.6" />
      <circle cx="172" cy="28" r="2.6" />
      <circle cx="172" cy="35" r="2.6" />
    </g>
    <Ring x={172} y={28} />
    <Line x={24} y={62} w={150} />
    <Line x={24} y={80} w={110} />
    <Line x={24} y={98} w={130} />
  </Phone>
);

/** Chrome's menu: the row that puts it on the home screen. */
export const AndroidAdd = ({ label, words }: PictureProps & { words: string }) => (
  <Phone label={label}>
    <rect x="12" y="10" width="176" height="112" rx="8" fill="var(--raised)" stroke="var(--line)" />
    <Line x={26} y={24} w={70} />
    <rect x="14" y="42" width="172" height="36" rx="8" fill="none" stroke="var(--cham)" stroke-width="4" />
    <MenuRow y={46} words={words} />
    <Line x={26} y={90} w={110} />
    <Line x={26} y={106} w={60} />
  </Phone>
);

/** Inside another app (Zalo, Facebook): its own menu, then "open in the browser". */
export const OtherApp = ({ label, words }: PictureProps & { words: string }) => (
  <Phone label={label}>
    <path d="m26 20-8 8 8 8" fill="none" stroke="var(--line-strong)" stroke-width="2.4" />
    <Line x={40} y={24} w={90} />
    <g fill="var(--ink)">
      <circle cx="165" cy="28" r="2.6" />
      <circle cx="173" cy="28" r="2.6" />
      <circle cx="181" cy="28" r="2.6" />
    </g>
    <Ring x={173} y={28} />
    <rect x="14" y="70" width="172" height="36" rx="8" fill="var(--raised)" stroke="var(--cham)" stroke-width="4" />
    <MenuRow y={74} words={words} />
  </Phone>
);
