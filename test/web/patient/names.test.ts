import { beforeAll, describe, expect, it } from "vitest";
import { encodeId } from "../../../schema/ids.ts";
import { stubBrowser } from "./a-browser.ts";
import { aPerson } from "./a-person.ts";

let nameAmong: typeof import("../../../web/patient/person/name.ts").nameAmong;
let fullNameAmong: typeof import("../../../web/patient/person/name.ts").fullNameAmong;
let wayOf: typeof import("../../../web/patient/install/browser.ts").wayOf;
beforeAll(async () => {
  stubBrowser();
  ({ nameAmong, fullNameAmong } = await import("../../../web/patient/person/name.ts"));
  ({ wayOf } = await import("../../../web/patient/install/browser.ts"));
});

const one = (seed: number, name: string, year = "1980") =>
  aPerson({
    personId: encodeId("per", new Uint8Array(16).fill(seed)),
    name,
    honorific: "anh",
    birth: { date: `${year}-01-01`, precision: "year" },
  });

describe("two of a household are never named alike", () => {
  it("called by the given name, by the whole name where two are called so, with the year where that is the same too", () => {
    const [nam, bao, namesake, son] = [
      one(1, "Trần Văn Nam"),
      one(2, "Lê Bảo"),
      one(3, "Lê Hoài Nam"),
      one(4, "Trần Văn Nam", "2001"),
    ];
    expect(nameAmong(bao, [nam, bao])).toBe("Anh Bảo");
    expect(nameAmong(nam, [nam])).toBe("Anh Nam");
    expect([nam, namesake].map((each) => nameAmong(each, [nam, bao, namesake]))).toEqual(["Anh Trần Văn Nam", "Anh Lê Hoài Nam"]);
    expect([nam, son].map((each) => nameAmong(each, [nam, son]))).toEqual(["Anh Trần Văn Nam (1980)", "Anh Trần Văn Nam (2001)"]);
    expect([nam, son].map((each) => fullNameAmong(each, [nam, son]))).toEqual([
      "Anh Trần Văn Nam (1980)",
      "Anh Trần Văn Nam (2001)",
    ]);
    expect(fullNameAmong(nam, [nam, namesake])).toBe("Anh Trần Văn Nam");
  });
});

describe("the pictures fit the browser in the hand", () => {
  it.each([
    ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", false, "android"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
      true,
      "iphone",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148 Safari/604.1",
      true,
      "iphone-other",
    ],
    [
      "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Zalo android/22100650",
      false,
      "other-app",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]",
      true,
      "other-app",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", false, "computer"],
  ])("%s", (agent, ios, way) => expect(wayOf(agent, ios)).toBe(way));
});
