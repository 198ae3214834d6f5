import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ConsultationView, type HospitalList, hospitalList } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { ask } from "../../../session/request.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Broken, Loading } from "../../../ui/state.tsx";
import { useSending } from "../../../ui/use-sending.ts";
import { OnDuty } from "../../ask/hospital-choice.tsx";
import { act } from "../act.ts";
import { NotDone } from "../not-done.tsx";

type Hospital = HospitalList["hospitals"][number];

function useHospitals() {
  const list = useSignal<readonly Hospital[] | null>(null);
  const failure = useSignal<unknown>(null);
  const load = async () => {
    failure.value = null;
    try {
      list.value = (await ask("/api/hospitals", hospitalList)).hospitals;
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => void load(), []);
  return { list: list.value, failure: failure.value, load: () => void load() };
}

/** Another hospital is asked with the same question; who is on duty there is said before it is rung. */
export function RingElsewhere({ view, onClose }: { view: ConsultationView; onClose: () => void }) {
  const { list, failure, load } = useHospitals();
  const chosen = useSignal<string | null>(null);
  const ring = useSending(async () => {
    if (chosen.value === null) return;
    await act(view, "ring", { hospitalId: chosen.value });
    onClose();
  });
  const others = (list ?? []).filter(({ facility }) => facility.id !== view.hospital.id);
  return (
    <Dialog title={m.consultation_ask_other()} onClose={onClose}>
      {failure !== null && <Broken error={failure} onRetry={load} />}
      {list === null && failure === null && <Loading what={m.consultation_hospitals_loading()} />}
      {list !== null && others.length === 0 && <p>{m.consultation_hospitals_none()}</p>}
      <NotDone failure={ring.failure} />
      <ul class="stack tight">
        {others.map((hospital) => (
          <li key={hospital.facility.id} class="line">
            <span>
              <b>{hospital.facility.name}</b>
              <br />
              <OnDuty {...hospital} />
            </span>
            <button
              type="button"
              class="btn btn-2 btn-s"
              aria-disabled={ring.sending}
              onClick={() => {
                chosen.value = hospital.facility.id;
                ring.run();
              }}
            >
              {m.consultation_ask_here()}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
