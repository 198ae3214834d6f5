import { expect, it } from "vitest";
import { health } from "#schema/api/health.ts";
import { read } from "../../builders/answers.ts";
import { deployedWith, UNREACHABLE } from "../../builders/deployment.ts";
import { send } from "../../builders/world.ts";

it("says that the database and the live objects answer; without a call server that is fine", async () => {
  const found = await read(await send("/api/health"), 200, health);
  const parts = { database: "ok", board: "ok", dispatcher: "ok", calls: "not_configured" };
  expect(found).toMatchObject({ ok: true, parts });
});

it("says that the call server does not answer", async () => {
  const found = await read(await deployedWith(UNREACHABLE)("/api/health"), 200, health);
  expect(found).toMatchObject({ ok: false, parts: { database: "ok", calls: "failing" } });
});

it("is an answer of the API: typed, not kept, not framed, not sniffed", async () => {
  const { headers } = await send("/api/health");
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
