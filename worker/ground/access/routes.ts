import * as z from "zod/mini";
import {
  changePasswordBody,
  duty,
  memberList,
  passwordReset,
  sessionList,
  signInBody,
  staffSession,
} from "#schema/api/access.ts";
import { sessionId, staffId } from "#schema/ids.ts";
import { type Endpoint, endpoint } from "../platform/endpoint.ts";
import { ok, type Result } from "../platform/result.ts";
import { coarseAgent } from "./agent.ts";
import { endShift } from "./duty/end-shift.ts";
import { startShift } from "./duty/start-shift.ts";
import { listMembers } from "./member/list-members.ts";
import { resetPassword } from "./member/reset-password.ts";
import { changePassword } from "./password/change-password.ts";
import { listSessions } from "./session/list-sessions.ts";
import { readSession } from "./session/read-session.ts";
import { revokeOwnSession } from "./session/revoke-session.ts";
import { signIn } from "./session/sign-in.ts";
import { signOut } from "./session/sign-out.ts";
import { SESSION_MS } from "./session/staff-session.ts";

const cleared = { who: "staff", token: "", maxAgeS: 0 } as const;

const replied = <T, F>(result: Result<T, F>) => (result.ok ? ok({ body: result.value }) : result);

const sessions: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/session",
    summary: "Sign in with user name and password",
    who: "anyone",
    body: signInBody,
    reply: staffSession,
    status: 201,
    failures: ["wrong-password", "too-many-tries"],
    handle: async (ctx, { body, request }) => {
      const result = await signIn(ctx, { ...body, agent: coarseAgent(request) });
      if (!result.ok) return result;
      const cookies = [{ who: "staff", token: result.value.token, maxAgeS: SESSION_MS / 1000 }] as const;
      return ok({ body: result.value.session, cookies });
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/session",
    summary: "Who is signed in at this browser",
    who: "staff",
    reply: staffSession,
    status: 200,
    failures: ["not-signed-in"],
    handle: async (ctx, { credential }) => replied(await readSession(ctx, credential)),
  }),
  endpoint({
    method: "DELETE",
    path: "/api/session",
    summary: "Sign out; the shift ends with it",
    who: "staff",
    reply: null,
    status: 204,
    failures: ["not-signed-in"],
    handle: async (ctx, { credential }) => {
      const result = await signOut(ctx, credential);
      return result.ok ? ok({ body: null, cookies: [cleared] }) : result;
    },
  }),
  endpoint({
    method: "GET",
    path: "/api/sessions",
    summary: "Where one is signed in oneself",
    who: "staff",
    reply: sessionList,
    status: 200,
    failures: ["not-signed-in", "password-must-change"],
    handle: async (ctx, { credential }) => replied(await listSessions(ctx, credential)),
  }),
  endpoint({
    method: "DELETE",
    path: "/api/sessions/:sessionId",
    summary: "End one of one's own sessions",
    who: "staff",
    params: z.object({ sessionId }),
    reply: null,
    status: 204,
    failures: ["not-signed-in", "password-must-change", "not-found"],
    handle: async (ctx, { credential, params }) => replied(await revokeOwnSession(ctx, credential, params.sessionId)),
  }),
];

const passwords: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/password",
    summary: "Change one's own password; all other sessions end",
    who: "staff",
    body: changePasswordBody,
    reply: null,
    status: 204,
    failures: ["not-signed-in", "wrong-password", "too-many-tries", "weak-password"],
    handle: async (ctx, { credential, body }) => replied(await changePassword(ctx, credential, body)),
  }),
  endpoint({
    method: "GET",
    path: "/api/members",
    summary: "Colleagues, for whoever leads them",
    who: "staff",
    reply: memberList,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden"],
    handle: async (ctx, { credential }) => replied(await listMembers(ctx, credential)),
  }),
  endpoint({
    method: "POST",
    path: "/api/members/:staffId/password-reset",
    summary: "Give a colleague a temporary password",
    who: "staff",
    params: z.object({ staffId }),
    reply: passwordReset,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden", "not-found"],
    handle: async (ctx, { credential, params }) => replied(await resetPassword(ctx, credential, params.staffId)),
  }),
];

const shifts: readonly Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/api/duty",
    summary: "Start a shift of twelve hours; a running one is answered as it is",
    who: "staff",
    reply: duty,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden"],
    handle: async (ctx, { credential }) => replied(await startShift(ctx, credential)),
  }),
  endpoint({
    method: "DELETE",
    path: "/api/duty",
    summary: "End the shift",
    who: "staff",
    reply: null,
    status: 204,
    failures: ["not-signed-in", "password-must-change"],
    handle: async (ctx, { credential }) => replied(await endShift(ctx, credential)),
  }),
];

/** Sessions, passwords, shifts and members of staff. */
export const accessEndpoints: readonly Endpoint[] = [...sessions, ...passwords, ...shifts];
