import type { DevicePerson } from "#schema/api/access.ts";
import { figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Unknown } from "../../shared/ui/severity.tsx";
import { nameHere } from "../person/named-here.ts";
import { Dialog } from "../shell/dialog.tsx";
import type { Trouble } from "./plx.ts";
import type { Watch } from "./steady.ts";
import { type Phase, useOximeter } from "./use-oximeter.ts";

/** Figures that an oximeter sent, as they go into the form. */
export interface DeviceFigures {
  readonly spo2: number;
  readonly pulse: number | null;
}

const TROUBLE: Record<Trouble, () => string> = {
  unreal: m.oximeter_unreal,
  old: m.oximeter_old,
  no_finger: m.oximeter_no_finger,
  weak: m.oximeter_weak,
  fault: m.oximeter_fault,
  wait: m.oximeter_wait,
  broken: m.oximeter_broken,
};
const PHASE: Record<Exclude<Phase, "listening">, () => string> = {
  connecting: m.oximeter_connecting,
  gone: m.oximeter_gone,
  none: m.oximeter_none,
  foreign: m.oximeter_foreign,
  unreachable: m.oximeter_unreachable,
};

function wordsOf(phase: Phase, { trouble, taken }: Watch): string {
  if (taken) return m.oximeter_steady();
  if (phase !== "listening") return PHASE[phase]();
  return trouble ? TROUBLE[trouble]() : m.oximeter_steadying();
}

/** What it shows at this moment; a figure that cannot be used is a gap, never a number. */
function Shown({ watch: { spo2, pulse, taken } }: { watch: Watch }) {
  const now = taken ?? { spo2, pulse };
  const shown = (value: number | null) => (value === null ? <Unknown /> : figure(Math.floor(value)));
  return (
    <dl class="device-figures">
      <div>
        <dt>SpO2</dt>
        <dd class="num">{shown(now.spo2)}</dd>
      </div>
      <div>
        <dt>{m.vital_pulse()}</dt>
        <dd class="num">{shown(now.pulse)}</dd>
      </div>
    </dl>
  );
}

function takeWord({ spo2, pulse }: DeviceFigures, alsoPulse: boolean): string {
  return alsoPulse && pulse !== null
    ? m.oximeter_use({ spo2: figure(spo2), pulse: figure(pulse) })
    : m.oximeter_use_spo2({ spo2: figure(spo2) });
}

interface ReadOximeterProps {
  /** Whose finger is in it. */
  readonly of: DevicePerson;
  /** The pulse is taken with it: it stands for a question of its own. */
  readonly alsoPulse: boolean;
  readonly use: (figures: DeviceFigures) => void;
  readonly close: () => void;
}

/** Reads SpO2 and pulse from a Bluetooth oximeter. Nothing is taken before it stands still, and not without a press. */
export default function ReadOximeter({ of, alsoPulse, use, close }: ReadOximeterProps) {
  const { phase, watch, connect } = useOximeter();
  const { taken } = watch;
  const lost = phase !== "connecting" && phase !== "listening";
  return (
    <Dialog title={`${nameHere(of)}: ${m.oximeter_title()}`} close={close}>
      <p role="status">{wordsOf(phase, watch)}</p>
      {taken && (
        <button type="button" class="btn btn-full" onClick={() => use(taken)}>
          {takeWord(taken, alsoPulse)}
        </button>
      )}
      {(phase === "listening" || taken) && <Shown watch={watch} />}
      {lost && (
        <div class="two">
          {phase !== "none" && (
            <button type="button" class="btn btn-2" onClick={() => connect(false)}>
              {m.oximeter_again()}
            </button>
          )}
          <button type="button" class="btn btn-2" onClick={() => connect(true)}>
            {m.oximeter_choose()}
          </button>
        </div>
      )}
    </Dialog>
  );
}
