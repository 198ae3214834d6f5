import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Words that a reader cannot see: beside the screen, under the bar, or cut off by it. What slides by itself is left out. */
const WORDS_OUT_OF_SIGHT = `(() => {
  const width = document.documentElement.clientWidth;
  const bar = document.querySelector(".p-bar");
  const main = document.querySelector(".p-main");
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const of = node.parentElement;
    if (node.data.trim() === "" || !of.checkVisibility({ visibilityProperty: true }) || of.closest(".sr, .house, svg, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    const beside = rects.some(({ left, right }) => right > width + 1 || left < -1);
    const below = of.closest(".p-bar") && rects.some(({ bottom }) => bottom > innerHeight + 1);
    if (getComputedStyle(of).clipPath !== "none") continue;
    if (beside || below) found.push(node.data.trim());
  }
  scrollTo(0, document.documentElement.scrollHeight);
  if (bar && main && main.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1) found.push("the last lines, under the bar");
  scrollTo(0, 0);
  return found;
})()`;

/** Nothing sticks out at the right of a narrow phone. */
export async function expectNoOverflow(page: Page, where = page.url()): Promise<void> {
  const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect.soft(overflow, where).toBeLessThanOrEqual(0);
}

/** Nothing sticks out, and every word can be read. */
export async function expectReadable(page: Page, where: string): Promise<void> {
  await expectNoOverflow(page, where);
  expect.soft(await page.evaluate<string[]>(WORDS_OUT_OF_SIGHT), where).toEqual([]);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}
/** Where the rules have been brought into this document before, they are asked again without bringing them anew. */
const ASK_AGAIN = `typeof axe === "undefined" ? null : axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`;

async function violationsOn(page: Page): Promise<readonly Violation[]> {
  const again = await page.evaluate<readonly Violation[] | null>(ASK_AGAIN);
  // Frames of other origins alone would need the other mode, which opens a second page each time.
  return again ?? (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations;
}

/** A screen reader has a name for everything, and the eye enough contrast. */
export async function expectNoViolations(page: Page, where = page.url()): Promise<void> {
  const violations = await violationsOn(page);
  expect.soft(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

/** Both. */
export async function expectWellMade(page: Page): Promise<void> {
  await expectNoOverflow(page);
  await expectNoViolations(page);
}
