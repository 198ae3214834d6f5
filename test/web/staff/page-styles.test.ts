import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The consultation's own classes (`c-…`) that a file's selectors name. */
function ownClasses(file: string): string[] {
  const css = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].map(([, selector]) => selector).join(" ");
  return [...new Set([...selectors.matchAll(/\.(c-[\w-]+)/g)].map(([, name]) => name ?? ""))];
}

describe("a page's styles arrive late and stay for the whole tab", () => {
  it("the consultation's page restyles nothing of the board: whoever comes back from it still reads the question there", () => {
    const ofBoard = ownClasses("web/staff/staff.css");
    const ofPage = globSync("web/staff/consultation/page/**/*.css").flatMap(ownClasses);
    expect(ofPage.length).toBeGreaterThan(0);
    expect(ofPage.filter((name) => ofBoard.includes(name))).toEqual([]);
  });
});
