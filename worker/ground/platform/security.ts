import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import { problemResponse } from "./endpoint.ts";

/** Headers of the API's answers; pages get theirs in shell.ts. */
export const securityHeaders = secureHeaders({ referrerPolicy: "no-referrer", xFrameOptions: "DENY" });

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses a change that another site's page sends with our cookies. */
export const sameSite = createMiddleware<{ Variables: { requestId: string } }>(async (c, next) => {
  if (SAFE.has(c.req.method) || fromHere(c.req.raw)) return next();
  return problemResponse({ tag: "cross-site" }, c.get("requestId"));
});

/** A browser names where a request comes from; a program without either header sends no cookies on anyone's behalf. */
export function fromHere(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  return origin === null || origin === new URL(request.url).origin;
}
