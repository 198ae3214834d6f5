import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { PROBLEM_TYPES, problem } from "#schema/api/problem.ts";
import { alter } from "./builders/answers.ts";
import { anEnrolment } from "./builders/enrolment.ts";
import { aFacility, aStaff, newId, send } from "./builders/world.ts";

const HERE = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

/** Sends exactly these bytes. */
async function raw(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const nurse = await aStaff(await aFacility());
  return exports.default.fetch(`http://localhost${path}`, {
    method: "POST",
    headers: { ...HERE, cookie: nurse.cookie, ...headers },
    body,
  });
}

/** Every failure is a problem of a known type with a request id, and nothing of how the service is built. */
async function expectProblem(response: Response, type: keyof typeof PROBLEM_TYPES) {
  const text = await response.text();
  expect(response.status, text).toBe(PROBLEM_TYPES[type]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const found = problem.parse(JSON.parse(text));
  expect(found).toMatchObject({ type, status: response.status });
  expect(found.requestId).toMatch(/^[\w-]{8,}$/);
  expect(response.headers.get("x-request-id")).toBe(found.requestId);
  expect(text).not.toMatch(/\bat .*:\d+:\d+|\.ts\b|SQLITE|D1_ERROR|SELECT |node_modules/);
  return found;
}

describe("what cannot be read is a problem", () => {
  it.each(["{", "", "undefined", "{'id': 1}", "\u0000"])("broken JSON: %j", async (body) => {
    await expectProblem(await raw("/api/patients", body), "unreadable-body");
  });

  it.each(["null", "[]", '"text"', "7"])("JSON that is no object: %s", async (body) => {
    await expectProblem(await raw("/api/patients", body), "invalid-body");
  });

  it("an unknown field, by its place", async () => {
    const found = await expectProblem(await raw("/api/patients", JSON.stringify({ ...anEnrolment(), more: 1 })), "invalid-body");
    expect(found.fields).toMatchObject([{ code: "unrecognized_keys" }]);
    const deep = anEnrolment({ person: { zodiac: "tiger" } });
    const inside = await expectProblem(await raw("/api/patients", JSON.stringify(deep)), "invalid-body");
    expect(inside.fields).toMatchObject([{ path: "person", code: "unrecognized_keys" }]);
  });

  it("a wrong type, a wrong code and a day that does not exist, all at once, without the value", async () => {
    const wrong = anEnrolment({ person: { name: 7, sex: "secret", birth: { date: "1981-02-30", precision: "day" } } });
    const found = await expectProblem(await raw("/api/patients", JSON.stringify(wrong)), "invalid-body");
    expect(found.fields?.map((field) => field.path).sort()).toEqual(["person.birth.date", "person.name", "person.sex"]);
    expect(JSON.stringify(found)).not.toContain("1981-02-30");
  });

  it("a name of spaces, and one that is too long", async () => {
    for (const name of ["   ", "x".repeat(121)]) {
      const found = await expectProblem(
        await raw("/api/patients", JSON.stringify(anEnrolment({ person: { name } }))),
        "invalid-body",
      );
      expect(found.fields?.map((field) => field.path)).toEqual(["person.name"]);
    }
  });

  it("more than 32 kB, declared or not", async () => {
    const large = JSON.stringify({ pad: "x".repeat(33 * 1024) });
    await expectProblem(await raw("/api/patients", large), "body-too-large");
    const stream = new Response(large).body;
    const streamed = await exports.default.fetch("http://localhost/api/session", { method: "POST", headers: HERE, body: stream });
    await expectProblem(streamed, "body-too-large");
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])("a body of type %s", async (type) => {
    await expectProblem(
      await raw("/api/patients", JSON.stringify(anEnrolment()), { "content-type": type }),
      "wrong-content-type",
    );
  });
});

describe("another site may not change anything with our cookies", () => {
  it.each(["cross-site", "same-site"])("as the browser names it: %s", async (site) => {
    await expectProblem(await raw("/api/duty", "{}", { "sec-fetch-site": site }), "cross-site");
  });
  it("as its origin tells, in an older browser", async () => {
    const nurse = await aStaff(await aFacility());
    const headers = { cookie: nurse.cookie, origin: "https://elsewhere.example" };
    await expectProblem(await exports.default.fetch("http://localhost/api/duty", { method: "POST", headers }), "cross-site");
  });
});

describe("what is not there is a problem", () => {
  it.each(["/api/nothing", "/api", "/api/", "/api/episodes", "/api/patients/x/y", "/api/board/"])("GET %s", async (path) => {
    await expectProblem(await send(path), "not-found");
  });
  it("another method", async () => {
    await expectProblem(await send("/api/board", { method: "DELETE" }), "not-found");
  });
  it.each(["PUT", "POST", "DELETE", "OPTIONS"])("a page asked with %s", async (method) => {
    await expectProblem(await send("/staff/", { method }), "not-found");
  });
  it("an id that cannot be one, like one that nobody has", async () => {
    const nurse = await aStaff(await aFacility());
    for (const id of [newId("epi"), newId("per"), "epi_1", "1 OR 1=1", "%2e%2e", "%00"]) {
      await expectProblem(await send(`/api/episodes/${id}/activation`, { as: nurse, method: "POST" }), "not-found");
    }
  });
  it("a session", async () => {
    await expectProblem(await send("/api/patients"), "not-signed-in");
    await expectProblem(await send("/api/patients", { as: { cookie: "staff=made-up" } }), "not-signed-in");
    await expectProblem(await send("/api/patients", { as: { cookie: "staff=; ;=;staff" } }), "not-signed-in");
  });
});

it("a fault of ours says nothing but its request id", async () => {
  const nurse = await aStaff(await aFacility());
  await alter("ALTER TABLE persons RENAME TO persons_gone");
  const found = await expectProblem(await send("/api/patients", { as: nurse }), "internal");
  expect(Object.keys(found).sort()).toEqual(["requestId", "status", "title", "type"]);
});
