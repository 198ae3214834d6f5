import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { livekitPath } from "../scripts/livekit/find.ts";
import { settingsOf } from "../scripts/livekit/plan.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Tests of calls need a LiveKit server: `*.calls.test.ts`, `*.calls.workerd.test.ts`, `*.calls.browser.test.ts`. Else they are left out. */
const hasLivekit = livekitPath() !== null;
const WITH_CALLS = ["**/*.calls.test.ts", "**/*.calls.browser.test.ts"];
const leftOut = hasLivekit ? [] : WITH_CALLS;

/** Whoever has started the service here has keys in .dev.vars, which the tests would see: empty is not given. */
const NO_PUSH = { VAPID_PUBLIC_KEY: "", VAPID_PRIVATE_KEY: "", VAPID_SUBJECT: "", PUSH_TO_LOOPBACK: "" };
const NO_TEXTS = { ESMS_URL: "", ESMS_API_KEY: "", ESMS_SECRET_KEY: "", ESMS_BRANDNAME: "" };

/** Files with a browser that run at a time. */
const BROWSERS = 3;

/** Patience of tests that wait for what the service does after its answer, on a machine that is busy with the rest of them. */
const PATIENT = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };

/** The Worker under test, with what the platform gives it. */
const workerd = async (bindings: Record<string, string>) => ({
  wrangler: { configPath: `${root}wrangler.toml` },
  miniflare: {
    bindings: {
      TEST_MIGRATIONS: await readD1Migrations(`${root}schema/migrations`),
      SESSION_KEY: "a key of the tests, which is at least 32 characters long",
      PUBLIC_ORIGIN: "http://localhost",
      ...NO_PUSH,
      ...NO_TEXTS,
      ...bindings,
    },
  },
});

/** Tests inside workerd beside a real LiveKit; all others see a deployment without calls. */
const CALLS = {
  plugins: [cloudflareTest(({ inject }) => workerd(settingsOf(inject("livekit"))))],
  test: {
    name: "calls",
    root,
    include: ["test/**/*.calls.workerd.test.ts"],
    setupFiles: ["test/workerd-setup.ts"],
    globalSetup: ["test/workerd-livekit.ts"],
    ...PATIENT,
  },
};

/** Tests inside workerd beside a push service that decrypts what it gets; all others see a deployment without push. */
const PUSH = {
  plugins: [cloudflareTest(({ inject }) => workerd(inject("push")))],
  test: {
    name: "push",
    root,
    include: ["test/**/*.push.workerd.test.ts"],
    setupFiles: ["test/workerd-setup.ts"],
    globalSetup: ["test/workerd-push.ts"],
    ...PATIENT,
  },
};

/**
 * Five projects, told apart by suffix (decisions.md 28): Node, workerd, workerd with calls, workerd with push, a real browser against the real service. The Node tests keep no
 * state in modules and share a process. The workerd tests do not: without isolation between files the database was seen not to be
 * emptied (a row of another file's test was found, once in several runs).
 */
export default defineConfig({
  root,
  test: {
    reporters: ["default", "./test/tally.ts"],
    silent: "passed-only",
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "node",
          root,
          include: ["test/**/*.test.ts"],
          exclude: ["**/*.workerd.test.ts", "**/*.browser.test.ts", ...leftOut],
          environment: "node",
          isolate: false,
          ...PATIENT,
        },
      },
      {
        plugins: [cloudflareTest(() => workerd({}))],
        test: {
          name: "workerd",
          root,
          include: ["test/**/*.workerd.test.ts"],
          exclude: ["**/*.calls.workerd.test.ts", "**/*.push.workerd.test.ts"],
          setupFiles: ["test/workerd-setup.ts"],
          ...PATIENT,
        },
      },
      ...(hasLivekit ? [CALLS] : []),
      PUSH,
      {
        test: {
          name: "browser",
          root,
          include: ["test/**/*.browser.test.ts"],
          exclude: leftOut,
          environment: "node",
          isolate: false,
          globalSetup: ["test/browser/service.ts"],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 30_000 } },
          // Each has a service of its own; half of a file's time it waits for what it sees.
          maxWorkers: BROWSERS,
          // A browser beside the other projects starves on two cores.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
