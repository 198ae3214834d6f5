import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod/mini";
import { checkinBody, receipt } from "#schema/api/checkin.ts";

const JSON_HEADERS = { "content-type": "application/json" };

export interface Proxy {
  readonly origin: string;
  /** The check-in that never reached the service; null until it came by. */
  swallowed(): string | null;
  close(): void;
}

/** A line that is honest but for one check-in: that one it acknowledges like the one before, and passes on to nobody. */
export async function swallowingProxy(target: string): Promise<Proxy> {
  let before: z.infer<typeof receipt> | null = null;
  let swallowed: string | null = null;
  const passedOn = new Set<string>();

  const pass = async (request: IncomingMessage, body: string): Promise<{ status: number; body: string; cookies: string[] }> => {
    const { cookie, "content-type": contentType } = request.headers;
    const headers = { ...(cookie && { cookie }), ...(contentType && { "content-type": contentType }) };
    const method = request.method ?? "GET";
    const answer = await fetch(`${target}${request.url}`, { method, headers, ...(body !== "" && { body }) });
    return { status: answer.status, body: await answer.text(), cookies: answer.headers.getSetCookie() };
  };

  const idIn = (body: string): string | null => {
    try {
      return z.safeParse(checkinBody, JSON.parse(body)).data?.id ?? null;
    } catch {
      // Garbage of the simulation: passed on as it is.
      return null;
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const isCheckin = request.method === "POST" && (request.url ?? "").endsWith("/checkins");
    const id = isCheckin ? idIn(body) : null;
    const lost = id !== null && (swallowed === null ? !passedOn.has(id) : swallowed === id);
    if (before !== null && lost) {
      const first = swallowed === null;
      swallowed = id;
      response.writeHead(first ? 201 : 200, JSON_HEADERS).end(JSON.stringify({ ...before, checkinId: id }));
      return;
    }
    if (id !== null) passedOn.add(id);
    const passed = await pass(request, body);
    if (isCheckin && passed.status === 201) before = z.parse(receipt, JSON.parse(passed.body));
    response.writeHead(passed.status, { ...JSON_HEADERS, "set-cookie": passed.cookies }).end(passed.body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, swallowed: () => swallowed, close: () => void server.close() };
}
