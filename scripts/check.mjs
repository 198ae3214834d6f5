import { enter } from "./install/enter.mjs";

await enter(() => import("./verify/check.ts"));
