import { expect, it } from "vitest";
import { foldForSearch, phoneDigits } from "../../../worker/ground/people/folding.ts";

it.each([
  ["Trần  Văn Đạt", "tran van dat"],
  ["NGUYỄN THỊ LÀNH".normalize("NFD"), "nguyen thi lanh"],
  ["đường Đồng Khởi", "duong dong khoi"],
  [" Khu vực 3 ", "khu vuc 3"],
  ["សុខ", "សុខ"],
])("folds %s", (text, folded) => expect(foldForSearch(text)).toBe(folded));

it.each([
  ["0900 000 417", "900000417"],
  ["+84 900.000.417", "900000417"],
  ["417", "417"],
  ["Khu vực 3", ""],
  ["", ""],
])("reads the digits of %s", (text, digits) => expect(phoneDigits(text)).toBe(digits));
