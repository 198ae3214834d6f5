import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import type { MedicineView } from "#schema/api/medicine.ts";
import type { MedicineHistory } from "#schema/api/set-medicine.ts";
import { type EpisodeId, episodeId, type MedicineId, medicineId } from "#schema/ids.ts";
import { type EpisodeKey, staffColumn } from "../../../ground/episode/store.ts";
import { flag, json, many, mapped, one, type Query, type Statement, statement, toFlag } from "../../../ground/platform/d1.ts";
import { timesInOrder } from "./rules.ts";

const row = z.object({
  id: medicineId,
  version: z.int(),
  episodeId,
  name: z.string(),
  dose: z.string(),
  times: json(z.array(z.string())),
  untilDate: z.nullable(z.string()),
  stopped: flag,
  setBy: json(staffRef),
  setAt: z.int(),
});
export type MedicineRow = z.infer<typeof row>;

const MEDICINE = `SELECT d.id, d.version, d.episode_id AS episodeId, d.name, d.dose, d.times, d.until_date AS untilDate, d.stopped,
    ${staffColumn("st")} AS setBy, d.set_at AS setAt
  FROM medicines d JOIN staff st ON st.id = d.set_by`;

/** The version in force, whichever illness it belongs to. By the primary key. */
export const medicineById = (id: MedicineId): Query<MedicineRow | null> =>
  one(row, `${MEDICINE} WHERE d.id = ? ORDER BY d.version DESC LIMIT 1`, id);

const viewOf = ({ episodeId: _, ...view }: MedicineRow): MedicineView => view;

/** Versions by medicine: in the order in which each was first set, of each the newest with those before it. */
function withHistory(rows: readonly MedicineRow[]): MedicineHistory[] {
  const byId = new Map<MedicineId, MedicineView[]>();
  for (const each of rows) byId.set(each.id, [viewOf(each), ...(byId.get(each.id) ?? [])]);
  return [...byId.values()].flatMap(([newest, ...earlier]) => (newest ? [{ ...newest, earlier }] : []));
}

/** Every medicine of an illness with all its versions. Ids are made in the order of time. Index: medicines_by_episode. */
export function medicinesOf(key: EpisodeKey): Query<MedicineHistory[]> {
  return mapped(many(row, `${MEDICINE} WHERE d.episode_id = ${key.sql} ORDER BY d.id, d.version`, key.id), withHistory);
}

/** As they are now, for the phone. */
export const medicinesNow = (key: EpisodeKey): Query<MedicineView[]> =>
  mapped(medicinesOf(key), (all) => all.map(({ earlier: _, ...now }) => now));

export const insertMedicine = (about: EpisodeId, medicine: MedicineView): Statement =>
  statement(
    `INSERT INTO medicines (id, version, episode_id, name, dose, times, until_date, stopped, set_by, set_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    medicine.id,
    medicine.version,
    about,
    medicine.name,
    medicine.dose,
    JSON.stringify(timesInOrder(medicine.times)),
    medicine.untilDate,
    toFlag(medicine.stopped),
    medicine.setBy.id,
    medicine.setAt,
  );
