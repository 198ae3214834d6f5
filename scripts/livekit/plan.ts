import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { writePrivate } from "../service/secrets.ts";
import { livekitPorts, type Ports } from "./ports.ts";

const LOOPBACK = "127.0.0.1";
const USUAL_PORT = 7880;
const KEY_BYTES = 32;

/** All that it takes to run one LiveKit server; plain data, so that tests can hand it on. */
export interface LivekitPlan {
  readonly binary: string;
  readonly ports: Ports;
  readonly key: string;
  readonly secret: string;
  /** Where LiveKit tells what happens in its rooms. */
  readonly webhook: string;
  /** LiveKit's configuration, readable by its owner alone. */
  readonly config: string;
  readonly log: string;
}

export interface Wanted {
  readonly binary: string;
  /** Takes the configuration and the log. */
  readonly folder: string;
  readonly servicePort: number;
  /** The first port that is tried. */
  readonly firstPort?: number;
}

/** Fresh keys and free ports, for this start alone. */
export async function planLivekit({ binary, folder, servicePort, firstPort = USUAL_PORT }: Wanted): Promise<LivekitPlan> {
  return {
    binary,
    ports: await livekitPorts(firstPort, servicePort),
    key: `key_${randomBytes(KEY_BYTES).toString("hex")}`,
    secret: randomBytes(KEY_BYTES).toString("hex"),
    webhook: `http://${LOOPBACK}:${servicePort}/api/livekit/webhook`,
    config: join(folder, "livekit.yaml"),
    log: join(folder, "livekit.log"),
  };
}

/** How LiveKit is to run on this machine: on the loopback, in rooms that the service made and in no others. */
export function configOf({ ports, key, secret, webhook }: LivekitPlan, forceTcp: boolean) {
  return {
    port: ports.signal,
    bind_addresses: [LOOPBACK],
    rtc: {
      udp_port: ports.udp,
      tcp_port: ports.tcp,
      force_tcp: forceTcp,
      node_ip: LOOPBACK,
      use_external_ip: false,
      enable_loopback_candidate: true,
      interfaces: { includes: ["lo", "lo0"] },
    },
    turn: { enabled: false },
    keys: { [key]: secret },
    room: { auto_create: false, empty_timeout: 60, max_participants: 8 },
    webhook: { api_key: key, urls: [webhook] },
  };
}

/** JSON is YAML too. */
export const writeConfig = (plan: LivekitPlan, forceTcp: boolean): void =>
  writePrivate(plan.config, `${JSON.stringify(configOf(plan, forceTcp), null, 2)}\n`);

/** What the service must know of it. Without `iceServers` a browser would look for a STUN server that is not there. */
export const settingsOf = ({ ports, key, secret }: LivekitPlan) => ({
  LIVEKIT_URL: `ws://${LOOPBACK}:${ports.signal}`,
  LIVEKIT_API_KEY: key,
  LIVEKIT_API_SECRET: secret,
  LIVEKIT_ICE_SERVERS: "[]",
});

/** The same as a file, for `Plan.calls` of the service; answers its name. */
export function writeSettings(plan: LivekitPlan, file: string): string {
  const lines = Object.entries(settingsOf(plan)).map(([name, value]) => `${name}="${value}"\n`);
  writePrivate(file, lines.join(""));
  return file;
}
