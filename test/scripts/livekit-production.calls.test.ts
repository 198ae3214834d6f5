import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { finish } from "../../scripts/install/child.mjs";
import { livekitPath } from "../../scripts/livekit/find.ts";

const FILE = "docs/operations/livekit.example.yaml";

it("the real LiveKit understands the file of production, with media over UDP and TCP and TURN over TLS", async () => {
  const binary = livekitPath();
  if (binary === null) throw new Error("These tests are left out where there is no LiveKit");
  // A machine of the tests has no STUN server to ask for its address.
  const text = readFileSync(FILE, "utf8").replace("use_external_ip: true", "use_external_ip: false");
  const { output } = await finish(binary, ["--config-body", text, "ports"]);
  expect(output).not.toContain("could not parse");
  for (const port of ["7880 - HTTP", "7881 - ICE/TCP", "5349 - TURN/TLS", "50000-60000 - ICE/UDP", "3478 - TURN/UDP"])
    expect(output).toContain(port);
});

it("it makes no room by itself, and signs its webhook with a key that it holds", () => {
  const text = readFileSync(FILE, "utf8");
  expect(text).toContain("auto_create: false");
  const key = /api_key: (\w+)/.exec(text)?.[1] ?? "none";
  expect(text).toMatch(new RegExp(`keys:\\n {2}${key}: \\w{32,}`));
  expect(text).toContain("/api/livekit/webhook");
});
