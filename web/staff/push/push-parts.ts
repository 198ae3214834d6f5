export { startPush } from "./desk-push.ts";
export { PushLine, PushTrouble } from "./push-panel.tsx";
