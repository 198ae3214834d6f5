import * as z from "zod/mini";
import { medicineFields, medicineView } from "./medicine.ts";

/**
 * PUT /api/episodes/{id}/medicines/{medicineId}: one medicine whole, as free text; nothing is checked against a list of drugs. The
 * console makes the id. `version`: the one that was read, 0 for a new medicine.
 */
export const medicineBody = z.strictObject({ version: z.int().check(z.minimum(0)), ...medicineFields });
export type MedicineBody = z.infer<typeof medicineBody>;

/** The same with what it was before, newest first. */
export const medicineHistory = z.object({ ...medicineView.shape, earlier: z.array(medicineView) });
export type MedicineHistory = z.infer<typeof medicineHistory>;
