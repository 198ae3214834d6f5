import { expect, it } from "vitest";
import { health } from "#schema/api/health.ts";
import { pushKey } from "#schema/api/push.ts";
import { read } from "../../builders/answers.ts";
import { deployedWith, UNREACHABLE } from "../../builders/deployment.ts";
import { send } from "../../builders/world.ts";

it("says that the database and the live objects answer; without a call server that is fine", async () => {
  const found = await read(await send("/api/health"), 200, health);
  const parts = { database: "ok", board: "ok", dispatcher: "ok", calls: "not_configured", push: "not_configured" };
  expect(found).toMatchObject({ ok: true, parts });
});

it("says that the call server does not answer", async () => {
  const found = await read(await deployedWith(UNREACHABLE)("/api/health"), 200, health);
  expect(found).toMatchObject({ ok: false, parts: { database: "ok", calls: "failing" } });
});

it("says that there are keys for pushes, and hands out the public one", async () => {
  const keys = { VAPID_PUBLIC_KEY: "B".repeat(87), VAPID_PRIVATE_KEY: "p".repeat(43), VAPID_SUBJECT: "mailto:a@example.vn" };
  const there = deployedWith(keys);
  expect(await read(await there("/api/health"), 200, health)).toMatchObject({ ok: true, parts: { push: "ok" } });
  expect(await read(await there("/api/push-key"), 200, pushKey)).toEqual({ publicKey: keys.VAPID_PUBLIC_KEY });
  expect(await read(await send("/api/push-key"), 200, pushKey)).toEqual({ publicKey: null });
});

it("is an answer of the API: typed, not kept, not framed, not sniffed", async () => {
  const { headers } = await send("/api/health");
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
