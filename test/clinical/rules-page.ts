import { type CatalogueEntry, ruleCatalogue } from "#clinical/protocol/covid19-home-1/catalogue.ts";
import type { NurseWords } from "#clinical/words.ts";

const ages = ({ fromMonths, untilMonths }: CatalogueEntry): string => {
  if (untilMonths === null) return fromMonths === 0 ? "all" : `from ${fromMonths}`;
  return `${fromMonths} to <${untilMonths}`;
};
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** The table that a clinician signs, as a page: written from the catalogue, so that it cannot differ from what runs. */
export function rulesPage(words: NurseWords): string {
  const rows = ruleCatalogue().map((entry) =>
    [entry.id, entry.severity, ages(entry), words.rules[entry.id], entry.source, entry.mark, entry.note ?? ""]
      .map(cell)
      .join(" | "),
  );
  return [
    "# The rules of covid19-home-1",
    "",
    "Written by `test/clinical/catalogue.test.ts` from the code; `npm exec -- vitest run -u` writes it anew. Ages in completed months. Marks: V the",
    "document's own page, V2 a secondary source, M memory, P a product decision. A Vietnamese clinician signs this table before real use.",
    "",
    "| rule | severity | ages | in short | source | mark | note |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}
