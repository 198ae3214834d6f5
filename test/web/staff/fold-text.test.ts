import { describe, expect, it } from "vitest";
import { foldText, holdsAll } from "../../../web/staff/fold-text.ts";

describe("a name is found without its accents", () => {
  it("folds Vietnamese marks and đ", () => expect(foldText("Đặng Thị MỸ Dung")).toBe("dang thi my dung"));
  it("wants every word, in any order", () => {
    expect([holdsAll("Nguyễn Hữu Phước", "phuoc nguyen"), holdsAll("Nguyễn Hữu Phước", "tuan"), holdsAll("Ai", "")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
