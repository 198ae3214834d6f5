import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../scripts/seed/accounts.ts";
import { DESKTOP, launchBrowser, PHONE } from "./browser.ts";
import { here } from "./here.ts";

describe("the service that npm start brings up", () => {
  const { origin } = here();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("is healthy in all its parts but the call server, which no test has started here", async () => {
    const health = await (await fetch(`${origin}/api/health`)).json();
    expect(health).toMatchObject({ parts: { database: "ok", board: "ok", dispatcher: "ok" } });
  });

  it.each([
    ["/", PHONE],
    ["/staff/", DESKTOP],
  ])("serves %s without a complaint from the browser or from axe", async (path, viewport) => {
    const context = await browser.newContext({ viewport, serviceWorkers: "block" });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (fault) => complaints.push(fault.message));
    page.on("console", (line) => {
      if (line.type() === "error" && /Content Security Policy|Refused/.test(line.text())) complaints.push(line.text());
    });
    const response = await page.goto(`${origin}${path}`);
    expect(response?.status()).toBe(200);
    await page.locator("h1").first().waitFor();
    expect(await page.title()).not.toBe("");
    expect(complaints).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);
    await context.close();
  });

  it("lets a browser keep the build's files, and never that one is missing", async () => {
    const page = await (await fetch(`${origin}/`)).text();
    const [script = ""] = /\/assets\/[^"]+\.js/.exec(page) ?? [];
    const kept = await fetch(`${origin}${script}`);
    expect([kept.status, kept.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    const missing = await fetch(`${origin}/assets/gone-00000000.js`);
    expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, "no-cache"]);
  });

  it("knows the demo's nurse and shows her the board of her station", async () => {
    const context = await browser.newContext();
    const headers = { "sec-fetch-site": "same-origin" };
    const signedIn = await context.request.post(`${origin}/api/session`, {
      headers,
      data: { username: "ha", password: DEMO_PASSWORD },
    });
    expect(signedIn.status()).toBe(201);
    const board: { rows: unknown[] } = await (await context.request.get(`${origin}/api/board`, { headers })).json();
    expect(board.rows.length).toBeGreaterThan(10);
    await context.close();
  });
});
