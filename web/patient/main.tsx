import "./shell/storage.ts";
import "../shared/style/tokens.css";
import "../shared/style/components.css";
import "../shared/style/sprite.css";
import "./patient.css";
import "./shell/theme.ts";
import { render } from "preact";
import { App, fetchCheckin } from "./app.tsx";
import { startLock } from "./lock/lock-state.ts";
import { startOutbox } from "./outbox/outbox.ts";
import { startConsents } from "./privacy/consent-state.ts";
import { refreshSession, startSession } from "./session/session.ts";
import { startServiceWorker } from "./shell/service-worker.ts";

const RELOAD_AGAIN_MS = 60_000;
/** A part of an older version is gone from the server: begin anew with the newer one. The charts can do without. */
addEventListener("vite:preloadError", ({ payload }) => {
  const lately = Date.now() - Number(sessionStorage.getItem("reloaded")) < RELOAD_AGAIN_MS;
  if (lately || !navigator.onLine || payload.message.includes("/chart-")) return;
  sessionStorage.setItem("reloaded", String(Date.now()));
  location.reload();
});

const root = document.getElementById("app");
if (root) render(<App />, root);
void startSession();
void startOutbox(() => void refreshSession());
startConsents();
startLock();
void startServiceWorker();
// Not in the way of the first screen, but before anybody has read it.
setTimeout(() => {
  void fetchCheckin();
  // Without a network it comes with the next start.
  import("./push/phone-push.ts").then(({ startPush }) => startPush()).catch(() => undefined);
}, 1500);
