import type { MedicineView } from "#schema/api/medicine.ts";
import { MOST_TIMES } from "#schema/api/medicine.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { staffName } from "../../person-words.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { DialogActs } from "../../ui/dialog-acts.tsx";
import { Failure } from "../../ui/failure.tsx";
import { TextField } from "../../ui/fields.tsx";
import { type MedicineDraft, type MedicineFault, readTimes } from "./medicine-draft.ts";
import { medicineLine } from "./medicine-words.ts";
import { useMedicine } from "./use-medicine.ts";

function faultWord(
  faults: readonly MedicineFault[],
  ours: readonly MedicineFault[],
  { times }: MedicineDraft,
): string | undefined {
  const words: Record<MedicineFault, () => string> = {
    name: () => m.medicine_wrong_name(),
    dose: () => m.medicine_wrong_dose(),
    times: () => m.medicine_wrong_times({ text: readTimes(times).wrong.join(", ") }),
    "too-many-times": () => m.medicine_too_many_times({ count: MOST_TIMES }),
    "last-day": () => m.medicine_wrong_day(),
    "past-day": () => m.medicine_past_day(),
  };
  const fault = faults.find((one) => ours.includes(one));
  return fault && words[fault]();
}

/** What was read from the field stands beneath it, as the phone will show it: nothing is understood in silence. */
const timesHint = (text: string): string => readTimes(text).times.join(" · ") || m.medicine_times_hint();

interface FieldsProps {
  readonly draft: MedicineDraft;
  readonly faults: readonly MedicineFault[];
  readonly change: (part: Partial<MedicineDraft>) => void;
}
function Fields({ draft, faults, change }: FieldsProps) {
  const wrong = (...ours: MedicineFault[]) => faultWord(faults, ours, draft);
  return (
    <>
      <TextField
        label={m.medicine_name()}
        value={draft.name}
        maxLength={120}
        error={wrong("name")}
        onValue={(name) => change({ name })}
      />
      <TextField
        label={m.medicine_dose()}
        value={draft.dose}
        maxLength={200}
        error={wrong("dose")}
        onValue={(dose) => change({ dose })}
      />
      <TextField
        label={m.medicine_times()}
        hint={timesHint(draft.times)}
        value={draft.times}
        maxLength={120}
        error={wrong("times", "too-many-times")}
        onValue={(times) => change({ times })}
      />
      <TextField
        label={m.medicine_last_day()}
        hint={m.medicine_last_day_hint()}
        value={draft.lastDay}
        maxLength={20}
        error={wrong("last-day", "past-day")}
        onValue={(lastDay) => change({ lastDay })}
      />
    </>
  );
}

function Newer({ of }: { of: MedicineView | null }) {
  if (!of) return null;
  return (
    <div class="note" role="alert">
      <Icon name="i-pen" />
      <b>{m.medicine_newer({ who: staffName(of.setBy), text: medicineLine(of) })}</b>
    </div>
  );
}

const titleOf = (of: MedicineView | null): string => (of ? m.medicine_change_name({ name: of.name }) : m.medicine_add());

/** A medicine as free text: a new one, a change, an end, or one that is taken up again. `of` null: a new one. */
export function MedicineDialog({
  episodeId,
  of,
  onClose,
}: {
  episodeId: EpisodeId;
  of: MedicineView | null;
  onClose: () => void;
}) {
  const { draft, faults, newer, change, saving, stopping } = useMedicine(episodeId, of, onClose);
  const busy = saving.sending || stopping.sending;
  return (
    <Dialog title={titleOf(of)} onClose={onClose}>
      <form class="stack" onSubmit={saving.submit} noValidate>
        <p>{m.medicine_what()}</p>
        <Newer of={newer} />
        <Fields draft={draft} faults={faults} change={change} />
        <Failure error={saving.failure ?? stopping.failure} title={m.dialog_not_saved()} />
        <DialogActs sending={busy} submit={of?.stopped ? m.medicine_resume() : m.medicine_save()} onClose={onClose}>
          {of && !of.stopped && (
            <button type="button" class="btn btn-2 btn-s" aria-disabled={busy} onClick={stopping.run}>
              {m.medicine_stop()}
            </button>
          )}
        </DialogActs>
      </form>
    </Dialog>
  );
}
