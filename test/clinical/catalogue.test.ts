import { describe, expect, test } from "vitest";
import { ruleCatalogue } from "#clinical/protocol/covid19-home-1/catalogue.ts";
import { RULE_SOURCES } from "#clinical/protocol/covid19-home-1/sources.ts";
import { loadNurseWords } from "#clinical/words.ts";
import rules from "./data/rules.json" with { type: "json" };
import { rulesPage } from "./rules-page.ts";

/** Answering symptoms and the trend are rules of the product. */
const TREND = ["TREND-SPO2-W", "TREND-RR-W", "TREND-PULSE-W", "TREND-NEWS2-W", "TREND-DANGER-W", "TREND-FEVER-W"];
const OF_THE_PRODUCT = ["UNK-SYM-W", ...TREND];
const FIELDS = ["VAL-SPO2", "VAL-RR", "VAL-PULSE", "VAL-TEMP", "VAL-BP"];

const reference = rules.flatMap((rule) => (rule.id === "VAL-<field>" ? FIELDS.map((id) => ({ ...rule, id })) : [rule]));
const catalogue = ruleCatalogue();
const byId = new Map<string, (typeof catalogue)[number]>(catalogue.map((entry) => [entry.id, entry]));

describe("the catalogue of rules", () => {
  test("has a reference of 99 rules", () => expect(rules).toHaveLength(99));
  test("holds the ids of the reference, each once, and those of the product", () => {
    expect(catalogue.map(({ id }) => id).sort()).toEqual([...reference.map(({ id }) => id), ...OF_THE_PRODUCT].sort());
    expect(Object.keys(RULE_SOURCES).sort()).toEqual(catalogue.map(({ id }) => id).sort());
  });
  test.each(reference.map((rule) => [rule.id, rule] as const))(
    "%s has the severity, ages, source and mark of the reference",
    (id, rule) => {
      expect(byId.get(id)).toMatchObject({
        severity: rule.severity,
        fromMonths: rule.age.min_months,
        untilMonths: rule.age.max_months_excl,
        source: rule.source,
        mark: rule.verif,
      });
    },
  );
  test("says of every trend rule that it is the product's own and at most a watch", () => {
    for (const id of TREND) expect(byId.get(id)).toMatchObject({ severity: "watch", mark: "P" });
  });
  test("says from when each rule is in force", () => {
    for (const { effectiveFrom, replacedBy } of catalogue)
      expect([effectiveFrom, replacedBy]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), null]);
  });
  test("shows the severity that a site has chosen", () => {
    const chosen = ruleCatalogue({ version: 2, adultNotifyMax: 96, adultRrNotifyMin: 20, dbpAloneSeverity: "urgent" });
    expect(chosen.find(({ id }) => id === "BP-A-DBP-W")?.severity).toBe("urgent");
  });
  test("is the page that a clinician signs", async () => {
    await expect(rulesPage(await loadNurseWords("en"))).toMatchFileSnapshot("../../docs/clinical/rules.md");
  });
});
