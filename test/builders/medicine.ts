import type { MedicineBody } from "../../schema/api/set-medicine.ts";

/** A new medicine as a nurse writes it down: twice a day, until it is stopped. */
export const aMedicine = (over: Partial<MedicineBody> = {}): MedicineBody => ({
  version: 0,
  name: "Paracetamol 500 mg",
  dose: "1 viên",
  times: ["07:30", "19:00"],
  untilDate: null,
  stopped: false,
  ...over,
});
