import { expect, it } from "vitest";
import { finish } from "../../scripts/install/child.mjs";

const RUN = `const { runTests } = await import("./scripts/verify/run-tests.ts");
process.exit(await runTests(["no-such-project"], 1));`;

it("a run of tests that breaks before it counts has failed, and says so in its last line", async () => {
  const { code, output } = await finish(process.execPath, ["--input-type=module", "-e", RUN]);
  expect(code).toBe(1);
  expect(output.trim().split("\n").at(-1)).toBe("0 passed, 2 failed, 0 skipped");
}, 30_000);
