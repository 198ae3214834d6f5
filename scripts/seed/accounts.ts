import type { FacilityId, StaffId } from "#schema/ids.ts";
import type { Role } from "#schema/terms.ts";
import { type Credential, sha256 } from "../../worker/ground/access/credential.ts";
import { hashPassword } from "../../worker/ground/access/password/password-hash.ts";
import { insertSession } from "../../worker/ground/access/session/store.ts";
import { prepare } from "../../worker/ground/platform/d1.ts";
import type { Places } from "./places.ts";
import type { World } from "./world.ts";

/** One password for every account of the demo; printed by `npm start`, never used elsewhere. */
export const DEMO_PASSWORD = "Can-Tho-2026";

export interface Account {
  readonly username: string;
  readonly place: string;
  readonly title: string;
  readonly name: string;
  readonly role: Role;
}

const account = (username: string, place: string, title: string, name: string, role: Role): Account => ({
  username,
  place,
  title,
  name,
  role,
});

export const ACCOUNTS: readonly Account[] = [
  account("ha", "an-khanh", "ĐD", "Thu Hà", "nurse"),
  account("tu", "an-khanh", "YS", "Anh Tú", "nurse"),
  account("my", "an-khanh", "ĐD", "Diễm My", "nurse"),
  account("quan", "an-khanh", "BS", "Minh Quân", "lead"),
  account("lien", "xuan-khanh", "ĐD", "Bích Liên", "nurse"),
  account("phuoc", "xuan-khanh", "BS", "Hữu Phước", "lead"),
  account("thao", "tan-an", "ĐD", "Ngọc Thảo", "nurse"),
  account("nghia", "thoi-binh", "YS", "Trọng Nghĩa", "lead"),
  account("hanh", "long-hoa", "ĐD", "Mỹ Hạnh", "nurse"),
  account("luan", "tra-noc", "YS", "Thành Luân", "lead"),
  account("sarinh", "le-binh", "ĐD", "Sa Rinh", "nurse"),
  account("duyen", "hung-phu", "ĐD", "Kim Duyên", "nurse"),
  account("khoa", "da-khoa", "BS", "Đăng Khoa", "doctor"),
  account("van", "da-khoa", "BS", "Hải Vân", "doctor"),
  account("nga", "phoi", "BS", "Thúy Nga", "doctor"),
  account("vinh", "ninh-kieu", "BS", "Quang Vinh", "officer"),
  account("dung", "so-y-te", "BS", "Tiến Dũng", "officer"),
  account("hoa", "so-y-te", "BS", "Kim Hòa", "lead"),
  account("quantri", "so-y-te", "KS", "Hoài Nam", "administrator"),
];

export interface Member {
  readonly id: StaffId;
  readonly facilityId: FacilityId;
  /** Of a session that lives while the city is made. */
  readonly credential: Credential;
}
export type Staff = ReadonlyMap<string, Member>;

async function hire(
  world: World,
  { username, name, title, role }: Account,
  facilityId: FacilityId,
  hash: string,
): Promise<Member> {
  const { ctx, database } = world;
  const id = ctx.ids.next("stf");
  database
    .prepare("INSERT INTO staff (id, facility_id, username, name, title, role, password_hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
    .run(id, facilityId, username, name, title, role, hash);
  const tokenHash = await sha256(ctx.ids.token());
  const at = ctx.clock.now();
  const session = { id: ctx.ids.next("ses"), tokenHash, staffId: id, at, expiresAt: world.now + 1, agent: "Chrome, Windows" };
  await ctx.db.batch([prepare(ctx.db, insertSession(session))]);
  return { id, facilityId, credential: { kind: "staff", tokenHash } };
}

/** Everybody who works in the city, signed in since the clock's hour until the city is finished. */
export async function hireStaff(world: World, places: Places): Promise<Staff> {
  const hash = await hashPassword(DEMO_PASSWORD);
  const staff = new Map<string, Member>();
  for (const each of ACCOUNTS) {
    const facilityId = places.get(each.place);
    if (facilityId === undefined) throw new Error(`No place ${each.place}`);
    staff.set(each.username, await hire(world, each, facilityId, hash));
  }
  return staff;
}
