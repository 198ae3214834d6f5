import { finish } from "../install/child.mjs";
import { step } from "../install/step.mjs";
import { chromiumPath } from "../service/chromium.ts";

const PACKAGES = ["chromium", "fonts-noto-core"];
const INSTALL = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(" ")}`;
const MISSING = `Chromium was not found: the browser tests cannot run. Install it (Debian, Ubuntu: ${INSTALL}) or name it in CHROME_PATH.`;

/** Root on a Debian-like system installs it, as a fresh machine of the CI needs. */
async function installed(): Promise<void> {
  if (process.getuid?.() !== 0) return;
  await step("Install Chromium", async () => {
    const { code, output } = await finish("sh", ["-c", INSTALL], { env: { DEBIAN_FRONTEND: "noninteractive" } });
    if (code !== 0) console.error(output.trim().split("\n").slice(-8).join("\n"));
  });
}

/** Whether the browser tests can run; installs Chromium where it may, else says how. */
export async function haveChromium(): Promise<boolean> {
  if (chromiumPath() === null) await installed();
  if (chromiumPath() !== null) return true;
  console.error(MISSING);
  return false;
}
