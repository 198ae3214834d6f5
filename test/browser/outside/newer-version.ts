import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** What the service says that a browser acts on; the rest belongs to one connection. */
const PASSED_BACK = ["content-type", "cache-control", "content-security-policy", "permissions-policy", "etag", "location"];
const PASSED_ON = ["cookie", "content-type", "accept", "sec-fetch-site", "if-none-match"];

export interface Deployment {
  readonly origin: string;
  /** From now on every part of the apps has another name, and the old names are gone, as after a deployment. */
  deploy(): void;
  close(): void;
}

/** The service at `target`, on which a newer version of the apps can be put. */
export async function deployable(target: string): Promise<Deployment> {
  let isNew = false;
  const renamed = (body: string): string =>
    isNew ? body.replaceAll("assets/", "assets-2/").replaceAll(/(revision"?:\s*")/g, "$1newer-") : body;

  async function pass({ method = "GET", url = "/", headers }: IncomingMessage, body: Buffer): Promise<Response> {
    if (isNew && url.startsWith("/assets/")) return new Response("gone", { status: 404 });
    // What a browser has of the apps is of another version now.
    if (isNew && !url.startsWith("/api/")) delete headers["if-none-match"];
    const on = PASSED_ON.flatMap((name) => (typeof headers[name] === "string" ? [[name, headers[name]]] : []));
    const hasBody = method !== "GET" && method !== "HEAD";
    const init = { method, headers: Object.fromEntries(on), redirect: "manual" as const };
    return fetch(`${target}${url.replace("/assets-2/", "/assets/")}`, hasBody ? { ...init, body: new Uint8Array(body) } : init);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = await pass(request, await buffer(request));
    const back = PASSED_BACK.flatMap((name) => (given.headers.has(name) ? [[name, given.headers.get(name) ?? ""]] : []));
    response.writeHead(given.status, { ...Object.fromEntries(back), "set-cookie": given.headers.getSetCookie() });
    const isCode = /javascript|html|css/.test(given.headers.get("content-type") ?? "");
    response.end(isCode ? renamed(await given.text()) : Buffer.from(await given.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    origin: `http://localhost:${port}`,
    deploy: () => {
      isNew = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
