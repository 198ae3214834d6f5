import { type Browser, chromium } from "playwright-core";
import { chromiumPath, windowlessPath } from "../../scripts/service/chromium.ts";

/**
 * Of Playwright's own list, which the last such switch replaces, what changes how a page behaves; and the address bar's two hidden pages,
 * which every window would draw for nobody: a tenth of all that the browser does here.
 */
const WITHOUT = [
  ...["PaintHolding", "ThirdPartyStoragePartitioning", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"],
  ...["HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "MediaRouter", "OptimizationHints"],
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
];
/** Calls within this machine: their media go over the loopback, which a browser hides and refuses by itself. */
const LOOPBACK = ["WebRtcHideLocalIpsWithMdns", "LocalNetworkAccessChecks"];
const without = (features: readonly string[]): string => `--disable-features=${features.join(",")}`;

/** A test's browser talks to the service and to nobody else. */
const QUIET = [
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

const CALLS = ["--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection", "--mute-audio"];
/** Ten pictures a second are enough to see that they flow: several browsers encode on two cores. */
const FAKE_DEVICES = "--use-fake-device-for-media-stream=fps=10";
/** How the browser answers a page that asks for camera and microphone. */
const MEDIA = {
  given: [...CALLS, FAKE_DEVICES, "--use-fake-ui-for-media-stream"],
  refused: [...CALLS, FAKE_DEVICES, "--use-fake-ui-for-media-stream=deny"],
  missing: [...CALLS, "--use-fake-ui-for-media-stream"],
} as const;

/** The phone in the hand (decisions.md 22). */
export const PHONE = { width: 360, height: 640 } as const;
export const DESKTOP = { width: 1366, height: 768 } as const;

/** The system's Chromium: `media` lets it make calls, `notices` shows what a push brings. Whoever launches it closes it. */
export function launchBrowser({
  media,
  notices = false,
}: {
  media?: keyof typeof MEDIA;
  notices?: boolean;
} = {}): Promise<Browser> {
  const executablePath = notices ? chromiumPath() : windowlessPath();
  if (executablePath === null) throw new Error("Chromium was not found; npm test says how to install it");
  return chromium.launch({
    executablePath,
    args: [...QUIET, ...(media ? [...MEDIA[media], without([...WITHOUT, ...LOOPBACK])] : [without(WITHOUT)])],
  });
}
