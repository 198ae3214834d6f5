import "../shared/style/tokens.css";
import "../shared/style/components.css";
import "../shared/style/sprite.css";
import "./patient.css";
import "./shell/theme.ts";
import "../shared/locale.ts";
import { render } from "preact";
import { App, fetchCheckin } from "./app.tsx";
import { startOutbox } from "./outbox/outbox.ts";
import { refreshSession, startSession } from "./session/session.ts";
import { startServiceWorker } from "./shell/service-worker.ts";

const root = document.getElementById("app");
if (root) render(<App />, root);
void startSession();
void startOutbox(() => void refreshSession());
void startServiceWorker();
setTimeout(() => void fetchCheckin(), 1500);
