import { type Bindings, type Settings, settingsOf } from "../../env.ts";
import { tokenIn } from "../access/credential.ts";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join("; ");

/** The call server, by its socket and by the plain requests with which its client asks why a socket was refused. */
function callOrigins(calls: Settings["calls"]): string[] {
  const socket = calls && new URL(calls.url).origin;
  return socket === null ? [] : [socket, socket.replace(/^ws/, "http")];
}

function headersFor(origin: string, calls: Settings["calls"]): Record<string, string> {
  const connect = ["'self'", origin.replace(/^http/, "ws"), ...callOrigins(calls)].join(" ");
  return {
    "content-security-policy": `${POLICY}; connect-src ${connect}`,
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(), display-capture=()",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  };
}

/** Pages of the patient's app that have a shell of their own, which fetches more of it at once; all others share one. */
const OWN_SHELLS = new Set(["/checkin"]);

function shellOf(path: string): string {
  if (/^\/staff(\/|$)/.test(path)) return "/staff/";
  return OWN_SHELLS.has(path) ? path : "/";
}

/** Who is on the phone is asked for beside the app itself, not after it: on a slow line that is a second. */
const SESSION_AHEAD = "</api/phone/session>; rel=preload; as=fetch; crossorigin";

/**
 * The pages: files of the build as they are, and for every other address the shell of the app it belongs to. A missing file with an
 * ending is a 404, so that a lost script never answers as HTML.
 */
export async function shell(bindings: Bindings, request: Request): Promise<Response> {
  const { calls, secureCookies } = settingsOf(bindings);
  const url = new URL(request.url);
  const isFile = /\.[a-z0-9]+$/i.test(url.pathname);
  const page = shellOf(url.pathname);
  const asset = await bindings.ASSETS.fetch(isFile ? request : new Request(new URL(page, url), request));
  const response = new Response(asset.body, asset);
  for (const [name, value] of Object.entries(headersFor(url.origin, calls))) response.headers.set(name, value);
  const isPhone = !isFile && page !== "/staff/" && tokenIn(request, "phone", secureCookies) !== null;
  if (isPhone) response.headers.set("link", SESSION_AHEAD);
  // A file of the build has its content in its name. A missing one must not be remembered: it may be there after the deployment.
  const keeps = response.ok && url.pathname.startsWith("/assets/");
  response.headers.set("cache-control", keeps ? "public, max-age=31536000, immutable" : "no-cache");
  return response;
}
