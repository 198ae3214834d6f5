import { expect, it } from "vitest";
import { pushReach } from "../../../web/staff/patient/family/push-reach.ts";

const MINUTE = 60_000;
const push = (heardAt: number | null, unheardSince: number | null) => ({ since: 1, heardAt, unheardSince });

it.each([
  ["no push", null, { is: "off" }],
  ["nothing was ever sent: not known, which is not fine", push(null, null), { is: "unknown" }],
  ["what is on its way is waited for", push(null, 0), { is: "waiting", at: 0 }],
  ["also on a phone that was reached before", push(-5, 0), { is: "waiting", at: 0 }],
  ["a quarter of an hour is enough: it is not reached", push(-5, -MINUTE), { is: "silent", at: -MINUTE }],
  ["it told us itself", push(5, null), { is: "heard", at: 5 }],
])("%s", (_, of, reach) => expect(pushReach(of, 14 * MINUTE)).toEqual(reach));
