import { finish } from "../install/child.mjs";
import { step } from "../install/step.mjs";
import { chromiumPath, windowlessPath } from "../service/chromium.ts";

const PACKAGES = ["chromium", "fonts-noto-core"];
const install = (packages: readonly string[]) => `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
const INSTALL = `apt-get update && ${install(PACKAGES)}`;
const MISSING = `Chromium was not found: the browser tests cannot run. Install it (Debian, Ubuntu: ${INSTALL}) or name it in CHROME_PATH.`;
/** Without its windows only Debian has it; asked for together, both are of one version. */
const WINDOWLESS = install([...PACKAGES, "chromium-headless-shell"]);

/** Root on a Debian-like system installs it, as a fresh machine of the CI needs. */
async function installed(): Promise<void> {
  if (process.getuid?.() !== 0) return;
  await step("Install Chromium", async () => {
    const { code, output } = await finish("sh", ["-c", `${INSTALL} && { ${WINDOWLESS} || true; }`], {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
    if (code !== 0) console.error(output.trim().split("\n").slice(-8).join("\n"));
  });
}

/** On a developer's machine Chromium is enough; on the CI the tests that need no windows should not pay for them. */
const wanted = (): boolean =>
  chromiumPath() === null || (process.env.CI === "true" && !process.env.CHROME_PATH && windowlessPath() === chromiumPath());

/** Whether the browser tests can run; installs Chromium where it may, else says how. */
export async function haveChromium(): Promise<boolean> {
  if (wanted()) await installed();
  if (chromiumPath() !== null) return true;
  console.error(MISSING);
  return false;
}
