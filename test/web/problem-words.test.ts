import { beforeAll, expect, it } from "vitest";
import { PROBLEM_TYPES } from "../../schema/api/problem.ts";
import { stubBrowser } from "./patient/a-browser.ts";

/** What every route may answer a phone (worker/ground/platform/open-api.ts) and what a phone's own routes may. */
const ON_ANY_PHONE = [
  "invalid-body",
  "body-too-large",
  "cross-site",
  "not-signed-in",
  "not-found",
  "id-conflict",
  "too-many-tries",
  "too-busy",
];
const OF_CODES = ["code-unknown", "code-used", "code-expired", "code-revoked", "code-dead", "wrong-birth-year"];

let words: Record<"staff" | "phone" | "codes", (type: string) => string>;
beforeAll(async () => {
  stubBrowser();
  const { Refused } = await import("../../web/shared/api.ts");
  const refused = (type: string) => new Refused({ type, title: "", status: 400, requestId: "r-1" });
  const staff = await import("../../web/staff/problem-words.ts");
  const phone = await import("../../web/shared/problem-words.ts");
  const codes = await import("../../web/patient/activation/failed.tsx");
  words = {
    staff: (type) => staff.wordsOf(refused(type)),
    phone: (type) => phone.wordsOf(refused(type)),
    codes: (type) => codes.wordsOf(refused(type)),
  };
});

it("every problem has words of its own where it can be heard", () => {
  const unknown = words.phone("internal");
  for (const type of Object.keys(PROBLEM_TYPES).filter((one) => one !== "internal")) {
    const where = OF_CODES.includes(type) ? words.codes : words.staff;
    expect(where(type), type).not.toBe(unknown);
  }
  for (const type of ON_ANY_PHONE) expect(words.phone(type), type).not.toBe(unknown);
});
