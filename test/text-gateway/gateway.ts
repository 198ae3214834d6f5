import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How a message is answered; `hangs`: never. Without one: taken. */
interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly hangs?: true;
}
const TAKEN: Answer = { body: { CodeResult: "100", CountRegenerate: 0, SMSID: "d533459ee42b2b9525ba9eabf6a8156" } };
/** As eSMS answers an id that it has had within a day. */
const TAKEN_BEFORE: Answer = {
  body: { CodeResult: "124", CountRegenerate: 0, ErrorMessage: "Request exist 1", SendStatus: "5" },
};

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/**
 * A gateway of text messages that speaks as eSMS.vn documents it: `POST /` is a message, `POST /answers` what it will answer next,
 * `GET /received` what it got since that was last set. One id is sent once.
 */
export async function startTextGateway(): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  let answers: Answer[] = [];
  let received: { RequestId?: string }[] = [];
  const sent = new Set<string>();
  const server: Server = createServer(async (request, response) => {
    if (request.method === "GET") return void response.end(JSON.stringify(received));
    const message: unknown = JSON.parse(await textOf(request));
    if (request.url === "/answers") {
      [answers, received] = [message as Answer[], []];
      sent.clear();
      return void response.end();
    }
    const body = message as { RequestId?: string };
    received.push(body);
    const answer = answers.shift() ?? (sent.has(body.RequestId ?? "") ? TAKEN_BEFORE : TAKEN);
    if (answer === TAKEN) sent.add(body.RequestId ?? "");
    if (answer.hangs) return;
    response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
