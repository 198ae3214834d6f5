import "./shell/storage.ts";
import "./shell/lost-styles.ts";
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
import { beginAnewIfAtRest } from "./shell/begin-anew.ts";
import { startServiceWorker } from "./shell/service-worker.ts";

/** A part could not be fetched. The charts can do without. */
addEventListener("vite:preloadError", ({ payload: { message } }) => {
  if (!message.includes("/chart-")) void beginAnewIfAtRest(message);
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
  fetchCheckin();
  // Without a network it comes with the next start.
  import("./push/phone-push.ts").then(({ startPush }) => startPush()).catch(() => undefined);
}, 1500);
