import * as z from "zod/mini";
import {
  type DeviceId,
  deviceId,
  type PersonId,
  personId,
  type SessionId,
  type StaffId,
  sessionId,
  staffId,
} from "#schema/ids.ts";
import { type PhoneActor, phoneById, type StaffActor, staffInSession } from "../../../ground/access/actor.ts";
import { known, type Query } from "../../../ground/platform/d1.ts";

/** Who is where in a room: a professional at a browser, or a person on a phone. The call server knows it as `<party>:<device>`. */
export type Seat =
  | { readonly kind: "staff"; readonly party: StaffId; readonly device: SessionId }
  | { readonly kind: "phone"; readonly party: PersonId; readonly device: DeviceId };

const staffSeat = z.tuple([staffId, sessionId]);
const phoneSeat = z.tuple([personId, deviceId]);

export const identityOf = ({ party, device }: Seat): string => `${party}:${device}`;

/** null: no identity of ours. */
export function seatOf(identity: string): Seat | null {
  const parts = identity.split(":");
  const staff = z.safeParse(staffSeat, parts);
  if (staff.success) return { kind: "staff", party: staff.data[0], device: staff.data[1] };
  const phone = z.safeParse(phoneSeat, parts);
  return phone.success ? { kind: "phone", party: phone.data[0], device: phone.data[1] } : null;
}

/** Whose session or phone this seat is, while it lives. */
export function seatedBy(seat: Seat | null, now: number): Query<StaffActor | PhoneActor | null> {
  if (seat === null) return known(null);
  return seat.kind === "staff" ? staffInSession(seat.device, now) : phoneById(seat.device, now);
}
