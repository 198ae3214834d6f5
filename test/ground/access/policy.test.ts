import { describe, expect, it } from "vitest";
import type { Role } from "#schema/terms.ts";
import type { PhoneActor, StaffActor } from "../../../worker/ground/access/actor.ts";
import { type Action, allowed, refusal } from "../../../worker/ground/access/policy.ts";

const HERE = { facilityId: "fac_1", personId: "per_1" } as const;
const THERE = { facilityId: "fac_2", personId: "per_2" } as const;

const staff = (role: Role, mustChangePassword = false): StaffActor => ({
  kind: "staff",
  id: "stf_1",
  sessionId: "ses_1",
  sessionSeenAt: 0,
  username: "ha",
  name: "Hà",
  title: "ĐD",
  role,
  facilityId: "fac_1",
  facilityKind: "station",
  mustChangePassword,
});
const phone: PhoneActor = { kind: "phone", id: "dev_1", expiresAt: 1, grants: [{ personId: "per_1", relation: "carer" }] };
const ON_PATIENTS: readonly Action[] = [
  "enrol",
  "correct",
  "activate",
  "end",
  "list",
  "read-record",
  "note",
  "check-in",
  "triage",
];

describe("access defaults to no", () => {
  it.each(["officer", "administrator"] as const)("an %s does nothing to patients", (role) => {
    expect(ON_PATIENTS.map((action) => refusal(staff(role), action, HERE)?.tag)).toEqual(ON_PATIENTS.map(() => "forbidden"));
  });
  it("a doctor reads and decides, and does not enrol", () => {
    expect(allowed(staff("doctor"), ON_PATIENTS, HERE)).toEqual(["list", "read-record", "note", "triage"]);
  });
  it("a patient of another facility does not exist, for an administrator neither", () => {
    for (const role of ["nurse", "lead", "administrator"] as const) {
      expect(ON_PATIENTS.map((action) => refusal(staff(role), action, THERE)?.tag)).toEqual(ON_PATIENTS.map(() => "not-found"));
    }
  });
  it("an administrator reaches members everywhere, a lead only their own", () => {
    expect(refusal(staff("administrator"), "reset-password", THERE)).toBeNull();
    expect(refusal(staff("lead"), "reset-password", THERE)?.tag).toBe("not-found");
  });
  it("what holds for the whole deployment is set by the lead of the health department alone", () => {
    const at = (role: Role, facilityKind: StaffActor["facilityKind"]) =>
      refusal({ ...staff(role), facilityKind }, "set-parameters", HERE)?.tag ?? "yes";
    expect(at("lead", "health_department")).toBe("yes");
    for (const kind of ["station", "district_centre", "hospital"] as const) expect(at("lead", kind)).toBe("forbidden");
    for (const role of ["nurse", "doctor", "officer", "administrator"] as const)
      expect(at(role, "health_department")).toBe("forbidden");
  });
  it("a phone does three things, and only for its people", () => {
    expect(allowed(phone, [...ON_PATIENTS, "help", "read-course"], HERE)).toEqual(["check-in", "help", "read-course"]);
    expect(allowed(phone, [...ON_PATIENTS, "help", "read-course"], THERE)).toEqual([]);
  });
  it("nothing happens before a temporary password was changed, or without a session", () => {
    expect(refusal(staff("nurse", true), "enrol", HERE)?.tag).toBe("password-must-change");
    expect(refusal(null, "enrol", HERE)?.tag).toBe("not-signed-in");
  });
});
