import { describe, expect, it } from "vitest";
import { PROBLEM_TYPES } from "#schema/api/problem.ts";
import { endpoints } from "../worker/app.ts";
import { ACTORS, type Actor, type Answer, MATRIX } from "./access-matrix.ts";
import { alter } from "./builders/answers.ts";
import { aScene, aSubject, BODIES, type Scene, type Subject } from "./builders/subject.ts";
import { send } from "./builders/world.ts";

const SOCKET = "GET /api/board/socket";
const ROUTES = [...endpoints.map(({ spec }) => `${spec.method} ${spec.path}`), SOCKET];
const REFUSALS: Record<string, Answer> = { "not-signed-in": 401, forbidden: 403, "not-found": 404 };
/** The caller was never asked who they are, so nothing was learned about access. */
const BEFORE_ACCESS = ["invalid-body", "unreadable-body", "wrong-content-type", "cross-site", "body-too-large", "internal"];

async function problemIn(response: Response): Promise<string> {
  response.webSocket?.accept();
  response.webSocket?.close();
  if (response.ok || response.status === 101 || response.status === 304) return "none";
  const body: { type: string } = await response.json();
  expect(Object.keys(PROBLEM_TYPES)).toContain(body.type);
  return body.type;
}

function call(route: string, { actor: as, params }: Subject): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const address = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? name);
  const body = BODIES[route]?.(params);
  const headers: Record<string, string> = route === SOCKET ? { upgrade: "websocket" } : {};
  return send(address, { method, headers, ...(as ? { as } : {}), ...(body === undefined ? {} : { body }) });
}

async function answerTo(route: string, actor: Actor, scene: Scene): Promise<string | Answer> {
  const type = await problemIn(await call(route, await aSubject(actor, scene)));
  if (BEFORE_ACCESS.includes(type)) return type;
  return REFUSALS[type] ?? "yes";
}

it("every route has a row, and every row a route", () => {
  expect(ROUTES.toSorted()).toEqual(Object.keys(MATRIX).toSorted());
});

describe("every route answers every actor as the matrix says", () => {
  it.each(Object.entries(MATRIX))("%s", { timeout: 30_000 }, async (route, row) => {
    const answers: Record<string, string | Answer> = {};
    let scene = await aScene();
    for (const actor of ACTORS) {
      answers[actor] = await answerTo(route, actor, scene);
      // What was refused has changed nothing for the next one.
      if (answers[actor] === "yes" && !route.startsWith("GET ")) scene = await aScene();
    }
    expect(answers).toEqual(row);
  });
});

it("nothing but the session and the password is open while a password must be changed", { timeout: 30_000 }, async () => {
  const open = ["GET /api/session", "DELETE /api/session", "POST /api/password"];
  const closed = Object.keys(MATRIX).filter((route) => MATRIX[route]?.lead === "yes" && MATRIX[route]?.anonymous === 401);
  const lead = await aSubject("lead", await aScene());
  await alter("UPDATE staff SET must_change_password = 1");
  for (const route of closed.filter((name) => !open.includes(name)))
    expect([route, await problemIn(await call(route, lead))]).toEqual([route, "password-must-change"]);
});
