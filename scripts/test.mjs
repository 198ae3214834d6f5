import { enter } from "./install/enter.mjs";

await enter(() => import("./verify/test.ts"));
