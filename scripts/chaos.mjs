import { enter } from "./install/enter.mjs";

await enter(() => import("./chaos/main.ts"));
