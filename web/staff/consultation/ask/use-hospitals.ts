import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type HospitalList, hospitalList } from "#schema/api/consultation.ts";
import { ask } from "../../session/request.ts";

/** Who can be asked changes with every shift: asked for anew this often while the form is open, in ms. */
const AGAIN_MS = 30_000;
const KEY = "hospital-asked";

/** The hospital that was asked last at this desk. */
export const lastHospital = (): string | null => localStorage.getItem(KEY);
export const rememberHospital = (id: string): void => localStorage.setItem(KEY, id);

/** The hospitals with who is on duty there; null: they have not come yet. */
export function useHospitals() {
  const hospitals = useSignal<HospitalList["hospitals"] | null>(null);
  const failure = useSignal<unknown>(null);
  const load = async () => {
    try {
      hospitals.value = (await ask("/api/hospitals", hospitalList)).hospitals;
      failure.value = null;
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => {
    void load();
    const again = setInterval(() => void load(), AGAIN_MS);
    return () => clearInterval(again);
  }, []);
  return { hospitals: hospitals.value, failure: failure.value, load: () => void load() };
}
