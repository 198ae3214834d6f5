import type { FacilityId } from "#schema/ids.ts";
import type { CareLevel, FacilityKind } from "#schema/terms.ts";
import type { World } from "./world.ts";

interface Place {
  readonly key: string;
  readonly kind: FacilityKind;
  readonly level: CareLevel;
  readonly tier: 1 | 2 | 3 | null;
  readonly parent: string | null;
  readonly name: string;
  readonly shortName: string;
}

const centre = (key: string, name: string): Place => ({
  key,
  kind: "district_centre",
  level: "basic",
  tier: 2,
  parent: "so-y-te",
  name: `Trung tâm Y tế quận ${name}`,
  shortName: `TTYT ${name}`,
});
const station = (key: string, name: string, parent: string): Place => ({
  key,
  kind: "station",
  level: "initial",
  tier: 1,
  parent,
  name: `Trạm Y tế phường ${name}`,
  shortName: name,
});

/** Cần Thơ as the demo has it: real places of the map, invented telephone numbers. Parents come first. */
export const PLACES: readonly Place[] = [
  {
    key: "so-y-te",
    kind: "health_department",
    level: "basic",
    tier: null,
    parent: null,
    name: "Sở Y tế thành phố Cần Thơ",
    shortName: "Sở Y tế",
  },
  centre("ninh-kieu", "Ninh Kiều"),
  centre("binh-thuy", "Bình Thủy"),
  centre("cai-rang", "Cái Răng"),
  station("an-khanh", "An Khánh", "ninh-kieu"),
  station("xuan-khanh", "Xuân Khánh", "ninh-kieu"),
  station("tan-an", "Tân An", "ninh-kieu"),
  station("thoi-binh", "Thới Bình", "ninh-kieu"),
  station("long-hoa", "Long Hòa", "binh-thuy"),
  station("tra-noc", "Trà Nóc", "binh-thuy"),
  station("le-binh", "Lê Bình", "cai-rang"),
  station("hung-phu", "Hưng Phú", "cai-rang"),
  {
    key: "da-khoa",
    kind: "hospital",
    level: "basic",
    tier: 2,
    parent: "so-y-te",
    name: "Bệnh viện Đa khoa thành phố Cần Thơ",
    shortName: "BV Đa khoa",
  },
  {
    key: "phoi",
    kind: "hospital",
    level: "specialised",
    tier: 3,
    parent: "so-y-te",
    name: "Bệnh viện Lao và Bệnh phổi Cần Thơ",
    shortName: "BV Phổi",
  },
];

export type Places = ReadonlyMap<string, FacilityId>;

/** A number of the fictitious range 0900 000 xxx. */
export const inventedPhone = (number: number): string => `0900 000 ${String(number).padStart(3, "0")}`;

/** Facilities have no verb yet: they are part of a deployment, put in once. */
export function settlePlaces({ ctx, database }: World): Places {
  const ids = new Map<string, FacilityId>();
  const insert = database.prepare(
    `INSERT INTO facilities (id, kind, care_level, tower_tier, parent_id, name, short_name, health_phone, welfare_phone)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  PLACES.forEach(({ key, kind, level, tier, parent, name, shortName }, index) => {
    const id = ctx.ids.next("fac");
    ids.set(key, id);
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const phones = [inventedPhone(900 + 2 * index), inventedPhone(901 + 2 * index)] as const;
    insert.run(id, kind, level, tier, parentId, name, shortName, ...phones);
  });
  return ids;
}
