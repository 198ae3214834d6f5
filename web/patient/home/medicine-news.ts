import type { MedicineView } from "#schema/api/medicine.ts";

/** A medicine that was set or changed is news for so long. */
const NEWS_MS = 24 * 3_600_000;

/** The medicines that the station has set or changed lately. `now`: the station's clock, ms. */
export const medicineNews = (medicines: readonly MedicineView[], now: number): MedicineView[] =>
  medicines.filter(({ setAt }) => now - setAt < NEWS_MS);
