import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { Sentence } from "../install/sentence.mjs";

const LOOPBACK = "127.0.0.1";
const EVERYWHERE = "0.0.0.0";
const STRIDE = 10;
const TRIES = 100;

/** Where LiveKit listens: signalling, media over TCP, media over UDP. */
export interface Ports {
  readonly signal: number;
  readonly tcp: number;
  readonly udp: number;
}

/** A port held for a moment; null where it is taken. */
type Hold = { release(): Promise<void> } | null;

function holdTcp(port: number, host: string): Promise<Hold> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host, exclusive: true }, () =>
      resolve({ release: () => new Promise((released) => server.close(() => released())) }),
    );
  });
}

function holdUdp(port: number): Promise<Hold> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", () => {
      socket.close();
      resolve(null);
    });
    socket.bind({ port, address: LOOPBACK, exclusive: true }, () =>
      resolve({ release: () => new Promise((released) => socket.close(() => released())) }),
    );
  });
}

/** Whether nobody else has one of them. LiveKit takes the one for media over TCP on every interface. */
export async function areFree({ signal, tcp, udp }: Ports): Promise<boolean> {
  const holds = [await holdTcp(signal, LOOPBACK), await holdTcp(tcp, EVERYWHERE), await holdUdp(udp)];
  await Promise.all(holds.map((hold) => hold?.release()));
  return !holds.includes(null);
}

/** Three free ports, near `first` as closely as may be; never the one that the service is about to take. */
export async function livekitPorts(first: number, avoid: number): Promise<Ports> {
  for (let tried = 0; tried < TRIES; tried++) {
    const signal = first + tried * STRIDE;
    const ports = { signal, tcp: signal + 1, udp: signal + 2 };
    if (!Object.values(ports).includes(avoid) && (await areFree(ports))) return ports;
  }
  throw new Sentence(`No free ports for LiveKit were found from ${first} on.`);
}
