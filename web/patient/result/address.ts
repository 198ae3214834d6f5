import type { DevicePerson } from "#schema/api/access.ts";

/** Where a result stands. A check-in that another phone or the station made has no letter here that says whose it is: its address does. */
export const resultAddress = (checkinId: string, personId: DevicePerson["personId"]): string =>
  `/result/${checkinId}?of=${personId}`;
