import type { FindingValues } from "#clinical/assessment.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { type CatalogueEntry, ruleCatalogue } from "#clinical/protocol/covid19-home-1/catalogue.ts";
import { COVID19_HOME_1 } from "#clinical/protocol/covid19-home-1/protocol.ts";
import { coversAge, type Limit, type Who } from "#clinical/protocol/rule.ts";
import type { NurseWords } from "#clinical/words.ts";
import rules from "./data/rules.json" with { type: "json" };

const ages = ({ fromMonths, untilMonths }: CatalogueEntry): string => {
  if (untilMonths === null) return fromMonths === 0 ? "all" : `from ${fromMonths}`;
  return `${fromMonths} to <${untilMonths}`;
};
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** Months at which some cut-off changes: the bands of age, and each year while the blood pressure does. */
const EDGES = [0, 1, 2, 3, 6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120, 144, 192];
/** A usual SpO2 in % for rules that compare with it: one that counts as chronic hypoxia, and one of a healthy person. */
const USUAL = { hypoxic: 93, healthy: 100 };

type Rule = (typeof COVID19_HOME_1.rules)[number];

/** A person's own value, for rules that compare with it. */
const OWN: Readonly<Record<string, FindingValues>> = {
  "TREND-RR-W": { usualRespiratoryRate: 14 },
  "TREND-PULSE-W": { usualPulse: 76 },
  "TREND-NEWS2-W": { news2Before: 0 },
};
/** Any one of its figures is enough. */
const isEither = ({ id, bands }: Rule): boolean => bands !== undefined || id.startsWith("VAL-") || id === "BP-VOID-U";

function whoFor({ id }: Rule, ageMonths: number): Who {
  const chronicHypoxia = id.startsWith("SPO2-CLD");
  const compares = chronicHypoxia || id === "SPO2-DROP-W" || id === "TREND-SPO2-W";
  const usual = chronicHypoxia ? USUAL.hypoxic : USUAL.healthy;
  const spo2Baseline = compares ? usual : null;
  return { ageMonths, pregnant: id.startsWith("PREG-"), chronicHypoxia, spo2Baseline, parameters: DEFAULT_PARAMETERS };
}

function stretch({ figure, from, to }: Limit): string {
  if (from !== undefined && to !== undefined) return `${figure} ${from === to ? from : `${from} to ${to}`}`;
  return from === undefined ? `${figure} <= ${to}` : `${figure} >= ${from}`;
}

/** The figures that a rule reports, from its own bands, by the month from which they hold. */
function figuresOf(rule: Rule): string {
  const steps = EDGES.filter((month) => coversAge(rule, month)).map((month) => {
    const who = whoFor(rule, month);
    const bands = (rule.bands?.(who) ?? []).map(({ vital, ...ends }) => ({ figure: vital, ...ends }));
    const limits =
      rule.limits?.(who, { ...OWN[rule.id], ...(who.spo2Baseline !== null && { spo2Baseline: who.spo2Baseline }) }) ?? [];
    return { month, text: [...bands, ...limits].map(stretch).join(isEither(rule) ? " or " : " and ") };
  });
  const changes = steps.filter(({ text }, index) => text !== steps[index - 1]?.text);
  const said = changes.map(({ month, text }) => (changes.length === 1 ? text : `from ${month}: ${text || "none"}`)).join("; ");
  const { spo2Baseline } = whoFor(rule, steps[0]?.month ?? 0);
  const [own] = Object.entries(OWN[rule.id] ?? {});
  if (own) return `${said} (${own[0]} ${own[1]})`;
  return said && spo2Baseline !== null ? `${said} (usual SpO2 ${spo2Baseline})` : said;
}

const TEXT_OF = new Map(rules.map(({ id, when }) => [id, when]));
const FIGURES = new Map<string, string>(COVID19_HOME_1.rules.map((rule) => [rule.id, figuresOf(rule)]));

/** What a rule reports: its figures as the code has them, and the reference's condition, which the tests prove equal. */
function reports(id: string): string {
  const reference = TEXT_OF.get(id) ?? (id.startsWith("VAL-") ? TEXT_OF.get("VAL-<field>") : undefined);
  return [FIGURES.get(id), reference && `[${reference}]`].filter(Boolean).join(" ");
}

/** The table that a clinician signs, as a page: written from the catalogue, so that it cannot differ from what runs. */
export function rulesPage(words: NurseWords): string {
  const rows = ruleCatalogue().map((entry) =>
    [
      entry.id,
      entry.severity,
      ages(entry),
      words.rules[entry.id],
      reports(entry.id),
      entry.source,
      entry.mark,
      entry.effectiveFrom,
      entry.note ?? "",
      entry.accepted ?? "",
    ]
      .map(cell)
      .join(" | "),
  );
  return [
    "# The rules of covid19-home-1",
    "",
    "Written by `test/clinical/catalogue.test.ts` from the code; `npm exec -- vitest run -u` writes it anew. Ages in completed months. Marks: V the",
    "document's own page, V2 a secondary source, M memory, P a product decision. A Vietnamese clinician signs this table before real use.",
    "",
    "**Reports**: the figures as the rule in the code has them, by the month from which they hold, with the site's parameters as the Ministry has them; in",
    "brackets the condition of the reference, in its own names (protocol.md, section 10; `r1` to `r3` are readings of SpO2). Units: %, breaths and beats",
    "per minute, degrees Celsius, mmHg, hours.",
    "",
    "| rule | severity | ages | in short | reports | source | mark | from | note | may be accepted [P] |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
    "Signed by (name, position, date): ........................................",
    "",
  ].join("\n");
}
