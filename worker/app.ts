import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import type { Bindings } from "./env.ts";
import { accessEndpoints } from "./ground/access/routes.ts";
import { pushEndpoints } from "./ground/delivery/push/routes.ts";
import { peopleEndpoints } from "./ground/people/routes.ts";
import { placesEndpoints } from "./ground/places/routes.ts";
import { type Endpoint, problemResponse } from "./ground/platform/endpoint.ts";
import { healthEndpoints } from "./ground/platform/health.ts";
import { openApiDocument } from "./ground/platform/open-api.ts";
import { sameSite, securityHeaders } from "./ground/platform/security.ts";
import { shell } from "./ground/platform/shell.ts";
import { aftercareEndpoints } from "./journey/aftercare/routes.ts";
import { checkinEndpoints } from "./journey/checkin/routes.ts";
import { callEndpoints } from "./journey/consultation/call/routes.ts";
import { consultationEndpoints } from "./journey/consultation/routes.ts";
import { privacyEndpoints } from "./journey/enrolment/privacy/routes.ts";
import { reminderEndpoints } from "./journey/enrolment/reminder/routes.ts";
import { enrolmentEndpoints } from "./journey/enrolment/routes.ts";
import { triageEndpoints } from "./journey/triage/routes.ts";
import { contextOf } from "./services.ts";
import { boardEndpoints, boardSocket } from "./views/board/routes.ts";
import { consultationViewEndpoints } from "./views/consultation/routes.ts";
import { recordEndpoints } from "./views/record/routes.ts";

/** The largest body: a check-in with a long note is under 4 kB. */
const MOST_BODY_BYTES = 32 * 1024;

/** Every route of the service, in the order of the house. */
export const endpoints: readonly Endpoint[] = [
  ...healthEndpoints,
  ...accessEndpoints,
  ...placesEndpoints,
  ...peopleEndpoints,
  ...pushEndpoints,
  ...enrolmentEndpoints,
  ...privacyEndpoints,
  ...reminderEndpoints,
  ...checkinEndpoints,
  ...triageEndpoints,
  ...consultationEndpoints,
  ...callEndpoints,
  ...aftercareEndpoints,
  ...boardEndpoints,
  ...recordEndpoints,
  ...consultationViewEndpoints,
];

export const app = new Hono<{ Bindings: Bindings; Variables: { requestId: string } }>();

app.use(requestId());
app.get("/api/board/socket", (c) =>
  boardSocket(
    contextOf(c.env, (work) => c.executionCtx.waitUntil(work), c.get("requestId")),
    c.env,
    c.req.raw,
  ),
);
app.use("/api/*", securityHeaders, sameSite);
app.use(
  "/api/*",
  bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (c) => problemResponse({ tag: "body-too-large" }, c.get("requestId")) }),
);
app.get("/api/openapi.json", (c) => c.json(openApiDocument(endpoints), 200, { "cache-control": "no-store" }));

for (const { spec, answer } of endpoints) {
  app.on(spec.method, spec.path, async (c) => {
    const ctx = contextOf(c.env, (work) => c.executionCtx.waitUntil(work), c.get("requestId"));
    const response = await answer(ctx, c);
    ctx.log.write({ event: "request", method: spec.method, route: spec.path, status: response.status, actor: null });
    return response;
  });
}

app.all("/api/*", (c) => problemResponse({ tag: "not-found" }, c.get("requestId")));
app.get("*", (c) => shell(c.env, c.req.raw));
app.all("*", (c) => problemResponse({ tag: "not-found" }, c.get("requestId")));
app.onError((error, c) => {
  const id = c.get("requestId");
  console.error(JSON.stringify({ event: "failed", where: c.req.routePath, error: error.name, requestId: id }));
  return problemResponse({ tag: "internal" }, id);
});
