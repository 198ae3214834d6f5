/**
 * Runs the built Worker in Miniflare directly, in a process of its own: wrangler's second process and its tracing would be measured
 * too. Told by one argument of JSON (runtime.ts); says "ready" with the address of its minute when it listens, and ends when asked.
 */
import { dirname } from "node:path";
import { CorePaths, convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import * as z from "zod/mini";

const texts = z.record(z.string(), z.string());
const plan = z.parse(
  z.object({ script: z.string(), state: z.string(), port: z.int(), bindings: texts }),
  JSON.parse(process.argv[2] ?? "null"),
);
// Rules for files that are no scripts have no meaning for one bundle. No page is asked for, and Miniflare's stand-in for the platform's
// router of files would cost 0.4 ms of workerd a request: more than all of HTTP and parsing (measured on 24 November 2026).
const {
  workerOptions: { modulesRules: _, assets: __, ...workerOptions },
} = unstable_getMiniflareWorkerOptions("wrangler.toml");
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    log: new Log(LogLevel.ERROR),
    unsafeTriggerHandlers: true,
    resourcePersistencePath: plan.state,
    // Each request is a line; what else it says is rare and worth reading.
    handleStructuredLogs: ({ message }) => {
      if (!message.startsWith('{"event":"request"')) console.error(message);
    },
    workers: [
      {
        ...workerOptions,
        name: "dong-hanh",
        modules: [{ type: "ESModule", path: plan.script }],
        modulesRoot: dirname(plan.script),
        bindings: { ...z.parse(texts, workerOptions.bindings), ...plan.bindings },
        unsafeDirectSockets: [{ host: "127.0.0.1", port: plan.port }],
      },
    ],
  }),
);
console.log(`ready ${new URL(CorePaths.SCHEDULED, await miniflare.ready)}`);
process.on("SIGTERM", () => {
  miniflare.dispose().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
