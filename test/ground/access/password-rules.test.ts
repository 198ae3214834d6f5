import { describe, expect, it } from "vitest";
import { isWeakPassword, temporaryPassword } from "../../../worker/ground/access/password/rules.ts";

describe("a password is weak", () => {
  it.each([
    ["nine signs", "abcdefghi"],
    ["nine letters with marks, however they are typed", "ắắắbcdefg".normalize("NFD")],
    ["a common one, whatever its case", "MatKhau123"],
    ["one sign again and again", "aaaaaaaaaaaa"],
    ["the user name and a little more", "xx ha.nguyen xx"],
  ])("when it is %s", (_, password) => expect(isWeakPassword(password, "ha.nguyen")).toBe(true));

  it("and is not from ten signs that are no known word", () => {
    expect(isWeakPassword("abcdefghij", "ha.nguyen")).toBe(false);
    expect(isWeakPassword("trời hôm nay", "ha.nguyen")).toBe(false);
  });
});

it("makes temporary passwords that are not weak", () => {
  let step = 0;
  const below = (limit: number) => {
    step += 7919;
    return step % limit;
  };
  const made = Array.from({ length: 200 }, () => temporaryPassword(below));
  expect(made.filter((password) => isWeakPassword(password, "ha.nguyen"))).toEqual([]);
});
