import { createServer } from "node:net";
import { Sentence } from "../install/sentence.mjs";

const HOST = "127.0.0.1";

/** Binds the port for a moment; 0 asks for any free one. Answers the port, or the code of the fault. */
function tried(port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message));
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      const bound = address !== null && typeof address === "object" ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}

/** Refuses a port that cannot be listened on, before anything is started. */
export async function checkPort(port: number): Promise<void> {
  const outcome = await tried(port);
  if (typeof outcome === "number") return;
  const why = outcome === "EADDRINUSE" ? "is in use by another program" : `cannot be listened on (${outcome})`;
  throw new Sentence(`Port ${port} ${why}. Choose another: npm start -- --port ${port < 65_535 ? port + 1 : 8787}`);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const outcome = await tried(0);
  if (typeof outcome === "number") return outcome;
  throw new Sentence(`No free port was found (${outcome}).`);
}
