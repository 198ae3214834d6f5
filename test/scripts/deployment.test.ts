import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import * as z from "zod/mini";
import { configOf } from "../../scripts/deployment/config.ts";
import { completeSecrets } from "../../scripts/deployment/secrets.ts";
import { readValues, type Values } from "../../scripts/deployment/values.ts";

const EXAMPLE = "docs/operations/values.example.json";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dong-hanh-deployment-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The example as an operator would fill it in, with these changes. */
function values(change: (text: string) => string = (text) => text): Values {
  const file = join(folder, "values.json");
  const filled = readFileSync(EXAMPLE, "utf8")
    .replaceAll("donghanh.example", "donghanh.invalid")
    .replace("00000000-0000-0000-0000-000000000000", "6b1f2c1e-3d0a-4a6e-9a0b-1d2e3f405162");
  writeFileSync(file, change(filled));
  return readValues(file);
}

describe("the values of a deployment", () => {
  it("are the example once it is filled in, and not before", () => {
    expect(values().publicOrigin).toBe("https://donghanh.invalid");
    expect(() => readValues(EXAMPLE)).toThrow(/publicOrigin[\s\S]*database\.id[\s\S]*contact[\s\S]*calls\.url/);
  });
  it.each([
    ["https://donghanh.invalid", "http://donghanh.invalid"],
    ["https://donghanh.invalid", "https://donghanh.invalid/"],
    ["wss://", "ws://"],
    ['"worker"', '"SESSION_KEY": "x", "worker"'],
  ])("are refused with %s as %s", (from, to) =>
    expect(() => values((text) => text.replace(from, to))).toThrow("is not right yet"),
  );
});

describe("the configuration of a deployment", () => {
  it("is the repository's own but for name, address, database and settings", () => {
    const { rawConfig } = readRawConfig({ config: "wrangler.toml" });
    const { name, vars, d1_databases, routes, workers_dev, preview_urls, ...same } = configOf(values());
    const { name: _name, vars: _vars, d1_databases: _databases, ...expected } = rawConfig;
    expect(same).toEqual(expected);
    expect([name, workers_dev, preview_urls]).toEqual(["dong-hanh-can-tho", false, false]);
    expect(routes).toEqual([{ pattern: "donghanh.invalid", custom_domain: true }]);
    expect(d1_databases).toMatchObject([
      { binding: "DB", database_id: "6b1f2c1e-3d0a-4a6e-9a0b-1d2e3f405162", migrations_dir: "schema/migrations" },
    ]);
    expect(vars).toEqual({
      PUBLIC_ORIGIN: "https://donghanh.invalid",
      VAPID_SUBJECT: "mailto:operator@donghanh.invalid",
      LIVEKIT_URL: "wss://call.donghanh.invalid",
    });
  });
  it("names no call server where there is none: half of its settings would stop the service", () => {
    const none = configOf(values((text) => text.replace(/"calls": \{[^}]*\}/, '"calls": null')));
    expect(Object.keys(z.record(z.string(), z.string()).parse(none.vars))).toEqual(["PUBLIC_ORIGIN", "VAPID_SUBJECT"]);
  });
  it("sends text messages where a sender's name is given, by the gateway's own address", () => {
    const { vars } = configOf(values((text) => text.replace('"texts": null', '"texts": { "brandname": "DongHanh" }')));
    expect(vars).toMatchObject({ ESMS_BRANDNAME: "DongHanh", ESMS_URL: expect.stringMatching(/^https:\/\/rest\.esms\.vn\//) });
  });
  it("rings the service's clock once a minute: without it nobody would be found silent", () => {
    expect(configOf(values()).triggers).toEqual({ crons: ["* * * * *"] });
  });
});

describe("the secrets of a deployment", () => {
  const all = ["SESSION_KEY", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"];
  const read = (file: string) => parseEnv(readFileSync(file, "utf8"));
  it("are made once, long enough, readable by their owner alone", () => {
    const file = join(folder, "secrets.env");
    expect(completeSecrets(file, true)).toEqual(all);
    const made = read(file);
    expect(made.SESSION_KEY?.length).toBeGreaterThanOrEqual(32);
    expect(made.LIVEKIT_API_SECRET?.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect([completeSecrets(file, true), read(file)]).toEqual([[], made]);
  });
  it("have LiveKit's only with a call server", () => expect(completeSecrets(join(folder, "a"), false)).toEqual(all.slice(0, 3)));
  it("are renewed as pairs, and nothing else is", () => {
    const file = join(folder, "secrets.env");
    completeSecrets(file, true);
    const before = read(file);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^VAPID_PRIVATE_KEY.*\n/m, ""));
    expect(completeSecrets(file, true)).toEqual(["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"]);
    const after = read(file);
    expect(after.VAPID_PUBLIC_KEY).not.toBe(before.VAPID_PUBLIC_KEY);
    expect([after.SESSION_KEY, after.LIVEKIT_API_SECRET]).toEqual([before.SESSION_KEY, before.LIVEKIT_API_SECRET]);
  });
});
