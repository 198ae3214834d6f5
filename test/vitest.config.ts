import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Three projects, told apart by suffix (decisions.md 28): Node, workerd, a real browser against the real service. The Node tests keep no
 * state in modules and share a process. The workerd tests do not: without isolation between files the database was seen not to be
 * emptied (a row of another file's test was found, once in several runs).
 */
export default defineConfig({
  root,
  test: {
    reporters: ["default", "./test/tally.ts"],
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "node",
          root,
          include: ["test/**/*.test.ts"],
          exclude: ["**/*.workerd.test.ts", "**/*.browser.test.ts"],
          environment: "node",
          isolate: false,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: `${root}wrangler.toml` },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations(`${root}schema/migrations`),
                SESSION_KEY: "a key of the tests, which is at least 32 characters long",
                PUBLIC_ORIGIN: "http://localhost",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          root,
          include: ["test/**/*.workerd.test.ts"],
          setupFiles: ["test/workerd-setup.ts"],
        },
      },
      {
        test: {
          name: "browser",
          root,
          include: ["test/**/*.browser.test.ts"],
          environment: "node",
          globalSetup: ["test/browser/service.ts"],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
