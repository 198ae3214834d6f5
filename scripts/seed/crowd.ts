import type { Honorific, Sex } from "#schema/terms.ts";
import type { Chance } from "./chance.ts";
import type { CourseName } from "./courses.ts";
import type { Story } from "./story.ts";

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Hồ", "Lâm", "Châu"] as const;
const WOMEN = [
  "Thị Lan",
  "Thị Bích",
  "Thị Ngọc Yến",
  "Thị Mỹ Duyên",
  "Thị Phượng",
  "Thị Thanh Trúc",
  "Thị Sen",
  "Thị Diệu",
] as const;
const MEN = ["Văn Tài", "Hữu Lợi", "Thanh Bình", "Văn Chín", "Quốc Khánh", "Minh Đức", "Văn Lành", "Hoàng Long"] as const;
const USUAL_COURSES = [
  "ordinary",
  "ordinary",
  "ordinary",
  "feverish",
  "withoutOximeter",
] as const satisfies readonly CourseName[];
const YEAR = 12;

function honorificOf(years: number, sex: Sex): Honorific {
  if (years >= 60) return sex === "female" ? "ba" : "ong";
  if (years >= 45) return sex === "female" ? "co" : "chu";
  return sex === "female" ? "chi" : "anh";
}

/** People whose illness goes as it mostly goes, so that those in need stand among many. */
export function crowd(size: number, place: string, chance: Chance): Story[] {
  return Array.from({ length: size }, () => {
    const sex = chance.pick<Sex>(["female", "male"]);
    const years = chance.between(21, 63);
    const course = chance.pick(USUAL_COURSES);
    return {
      name: `${chance.pick(FAMILY)} ${chance.pick(sex === "female" ? WOMEN : MEN)}`,
      honorific: honorificOf(years, sex),
      sex,
      ageMonths: years * YEAR + chance.between(0, 11),
      place,
      conditions: [],
      doses: chance.between(2, 4),
      hasOximeter: course !== "withoutOximeter",
      days: chance.between(1, 9),
      course,
    };
  });
}
