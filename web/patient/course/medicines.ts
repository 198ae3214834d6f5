import type { MedicineView } from "#schema/api/medicine.ts";

const isPast = ({ stopped, untilDate }: MedicineView, today: string): boolean =>
  stopped || (untilDate !== null && untilDate < today);

/** What is taken now: by its first time of the day, what has no fixed time last; and what is not taken any more. `today`: at the site. */
export function medicinesOn(all: readonly MedicineView[], today: string): { current: MedicineView[]; past: MedicineView[] } {
  const byTime = (a: MedicineView, b: MedicineView): number => (a.times[0] ?? "99").localeCompare(b.times[0] ?? "99");
  return {
    current: all.filter((one) => !isPast(one, today)).sort(byTime),
    past: all.filter((one) => isPast(one, today)),
  };
}
