import { createSocket } from "node:dgram";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { livekitPath } from "../../scripts/livekit/find.ts";
import { isNewEnough } from "../../scripts/livekit/go.ts";
import { configOf, planLivekit, writeConfig, writeSettings } from "../../scripts/livekit/plan.ts";
import { livekitPorts } from "../../scripts/livekit/ports.ts";

let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dong-hanh-test-"));
  process.env.PATH = join(folder, "bin");
  process.env.XDG_CACHE_HOME = join(folder, "cache");
  delete process.env.LIVEKIT_SERVER_BIN;
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

function program(file: string, text = "#!/bin/sh\n"): string {
  const path = join(folder, file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

describe("the LiveKit server of this machine", () => {
  it("is none where there is none, and nothing is installed to find out", () => expect(livekitPath()).toBeNull());
  it("is the cache's, before that the PATH's, before that the named one", () => {
    const cached = program("cache/dong-hanh/livekit-v1.13.5/server");
    expect(livekitPath()).toBe(cached);
    const inPath = program("bin/livekit-server");
    expect(livekitPath()).toBe(inPath);
    process.env.LIVEKIT_SERVER_BIN = program("own");
    expect(livekitPath()).toBe(join(folder, "own"));
  });
  it("is not another one when the named one does not run: that is said", () => {
    program("bin/livekit-server");
    for (const named of [join(folder, "gone"), folder, program("broken", "#!/bin/sh\nexit 1\n")]) {
      process.env.LIVEKIT_SERVER_BIN = named;
      expect(livekitPath).toThrow(`LIVEKIT_SERVER_BIN names ${named}, which is no LiveKit server that runs here.`);
    }
  });
  it.each([
    ["go1.26.8", true],
    ["go1.26", true],
    ["go1.27rc1", true],
    ["go2.0", true],
    ["go1.25.9", false],
    ["devel", false],
  ])("is compiled by %s: %s", (version, does) => expect(isNewEnough(version)).toBe(does));
});

describe("the ports of LiveKit", () => {
  const FIRST = 31_340;
  it("are three in a row, the first that are free", async () =>
    expect(await livekitPorts(FIRST, 1)).toEqual({ signal: FIRST, tcp: FIRST + 1, udp: FIRST + 2 }));
  it("are never the one that the service is about to take", async () =>
    expect((await livekitPorts(FIRST, FIRST + 1)).signal).toBe(FIRST + 10));
  it.each([
    [FIRST, "127.0.0.1"],
    [FIRST + 1, "0.0.0.0"],
    [FIRST + 1, "127.0.0.1"],
  ])("are others when TCP %d is taken on %s", async (port, host) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    expect((await livekitPorts(FIRST, 1)).signal).toBe(FIRST + 10);
    await new Promise((resolve) => server.close(resolve));
  });
  it("are others when the one for UDP is taken", async () => {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve) => socket.bind(FIRST + 2, "127.0.0.1", resolve));
    expect((await livekitPorts(FIRST, 1)).signal).toBe(FIRST + 10);
    await new Promise<void>((resolve) => socket.close(() => resolve()));
  });
});

describe("the plan of a LiveKit", () => {
  const planned = () => planLivekit({ binary: "livekit", folder, servicePort: 8787, firstPort: 31_440 });

  it("has keys of its own each time, long enough to be accepted", async () => {
    const [one, other] = [await planned(), await planned()];
    for (const word of [one.key, one.secret, other.key, other.secret]) expect(word.length).toBeGreaterThanOrEqual(32);
    expect(new Set([one.key, one.secret, other.key, other.secret]).size).toBe(4);
  });
  it("keeps to the loopback, makes no room by itself, and tells the service alone", async () => {
    const plan = await planned();
    const config = configOf(plan, false);
    expect(config).toMatchObject({
      bind_addresses: ["127.0.0.1"],
      rtc: { node_ip: "127.0.0.1", use_external_ip: false, force_tcp: false, interfaces: { includes: ["lo", "lo0"] } },
      turn: { enabled: false },
      room: { auto_create: false },
      webhook: { api_key: plan.key, urls: ["http://127.0.0.1:8787/api/livekit/webhook"] },
    });
    expect(configOf(plan, true).rtc.force_tcp).toBe(true);
  });
  it("is written for its owner alone, also over a file that was open to all", async () => {
    const plan = await planned();
    writeFileSync(plan.config, "", { mode: 0o644 });
    writeConfig(plan, false);
    const settings = writeSettings(plan, join(folder, "livekit.env"));
    expect([plan.config, settings].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(JSON.parse(readFileSync(plan.config, "utf8")).keys).toEqual({ [plan.key]: plan.secret });
    expect(parseEnv(readFileSync(settings, "utf8"))).toEqual({
      LIVEKIT_URL: "ws://127.0.0.1:31440",
      LIVEKIT_API_KEY: plan.key,
      LIVEKIT_API_SECRET: plan.secret,
      LIVEKIT_ICE_SERVERS: "[]",
    });
  });
});
