import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, keysOf, newBrowser, type Received, receive } from "./received.ts";

/** How a push is answered; `hangs`: never. Without one: 201. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly hangs?: true;
}

interface Mailbox {
  readonly browser: Browser;
  readonly received: Received[];
  readonly answers: Answer[];
  readonly waiting: (() => void)[];
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function take(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  mailbox.received.push(receive(mailbox.browser, request.headers, await bodyOf(request)));
  for (const tell of mailbox.waiting.splice(0)) tell();
  const { status = 201, headers = {}, hangs } = mailbox.answers.shift() ?? {};
  if (!hangs) response.writeHead(status, headers).end();
}

/** Answers once so many pushes came; whoever waits for more than come waits for ever, and the test's time runs out. */
async function receivedBy(mailbox: Mailbox, least: number): Promise<string> {
  while (mailbox.received.length < least) await new Promise<void>((resolve) => void mailbox.waiting.push(resolve));
  return JSON.stringify(mailbox.received);
}

/**
 * A push service: `POST /browsers` with the answers that it will give makes a browser, `POST /push/<n>` is its endpoint,
 * `GET /received/<n>?least=<k>` what it got, decrypted.
 */
export async function startPushService(): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const mailboxes: Mailbox[] = [];
  let origin = "";
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", origin);
    const [, what, number] = url.pathname.split("/");
    if (what === "browsers") {
      const answers: Answer[] = JSON.parse((await bodyOf(request)).toString());
      const browser = newBrowser();
      const place = mailboxes.push({ browser, received: [], answers, waiting: [] }) - 1;
      response.end(JSON.stringify({ place, endpoint: `${origin}/push/${place}`, keys: keysOf(browser) }));
      return;
    }
    const mailbox = mailboxes[Number(number)];
    if (mailbox === undefined) response.writeHead(404).end();
    else if (what === "push") await take(mailbox, request, response);
    else response.end(await receivedBy(mailbox, Number(url.searchParams.get("least"))));
  };
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
