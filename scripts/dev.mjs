import { enter } from "./install/enter.mjs";

await enter(() => import("./service/dev.ts"));
